package bootstrap.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON document (RFC 8259) of printable ASCII alone: values are kept to the letter, and still nothing in them
 * can move a terminal's cursor or hide.
 */
final class Json {
    private static final int VERSION = 1;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .characterEscapes(new Delete())
            .build();

    private final JsonGenerator out;

    private Json(JsonGenerator out) {
        this.out = out;
    }

    /** Something that writes the fields of an object. */
    interface Fields {
        void write(Json json) throws IOException;
    }

    /** Something that writes the fields of an object for each of several values. */
    interface FieldsOf<T> {
        void write(T value, Json json) throws IOException;
    }

    /** Writes a whole document, which begins with its format and version, and leaves {@code target} open. */
    static void document(String format, OutputStream target, Fields fields) throws IOException {
        try (var out = FACTORY.createGenerator(target)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            var json = new Json(out);
            out.writeStartObject();
            json.text("format", format);
            json.number("version", VERSION);
            fields.write(json);
            out.writeEndObject();
        }
    }

    void text(String name, String value) throws IOException {
        out.writeStringField(name, Escape.wellFormed(value));
    }

    /** Leaves the field out when there is no text. */
    void textIfAny(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            text(name, value);
        }
    }

    void number(String name, long value) throws IOException {
        out.writeNumberField(name, value);
    }

    void seconds(String name, Duration took) throws IOException {
        out.writeNumberField(name, BigDecimal.valueOf(took.toMillis(), 3));
    }

    void yesOrNo(String name, boolean value) throws IOException {
        out.writeBooleanField(name, value);
    }

    /** For what is not known. */
    void nothing(String name) throws IOException {
        out.writeNullField(name);
    }

    void texts(String name, Collection<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(Escape.wellFormed(value));
        }
        out.writeEndArray();
    }

    void numbers(String name, Collection<Integer> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (int value : values) {
            out.writeNumber(value);
        }
        out.writeEndArray();
    }

    void object(String name, Fields fields) throws IOException {
        out.writeObjectFieldStart(name);
        fields.write(this);
        out.writeEndObject();
    }

    <T> void objects(String name, Collection<T> values, FieldsOf<T> fields) throws IOException {
        out.writeArrayFieldStart(name);
        for (T value : values) {
            out.writeStartObject();
            fields.write(value, this);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** Beside what JSON itself demands, DEL: it is ASCII, but nothing to print. */
    private static final class Delete extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0x7F] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
