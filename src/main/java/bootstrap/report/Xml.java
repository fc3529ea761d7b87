package bootstrap.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one XML 1.0 document in UTF-8; characters that XML forbids are shown as their numbers, as all that hide. */
final class Xml {
    private final XMLStreamWriter out;

    private Xml(XMLStreamWriter out) {
        this.out = out;
    }

    /** Something that writes an element's attributes, then its content. */
    interface Content {
        void write(Xml xml) throws IOException;
    }

    private interface Written {
        void write() throws XMLStreamException;
    }

    /** Writes a whole document and leaves {@code target} open. */
    static void document(OutputStream target, Content content) throws IOException {
        var writer = new OutputStreamWriter(target, StandardCharsets.UTF_8);
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
            content.write(new Xml(out));
            out.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        writer.write('\n');
        writer.flush();
    }

    /** An element on a line of its own. */
    void element(String name, Content content) throws IOException {
        wrote(() -> {
            out.writeCharacters("\n");
            out.writeStartElement(name);
        });
        content.write(this);
        wrote(out::writeEndElement);
    }

    /** A parser would turn a newline in an attribute into a space, so it is shown as its number. */
    void attribute(String name, String value) throws IOException {
        wrote(() -> out.writeAttribute(name, Escape.text(value)));
    }

    void text(String text) throws IOException {
        wrote(() -> out.writeCharacters(Escape.lines(text)));
    }

    private static void wrote(Written what) throws IOException {
        try {
            what.write();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
