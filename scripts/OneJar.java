import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A program's jar and those of its libraries as one: a start checks one file then, and what is looked for in vain opens no
 * more. Nothing is compressed, because the archive that carries it is.
 *
 * <p>The manifest is the program's. Lists of providers are joined. Other texts that several jars have are kept apart, below
 * {@code META-INF} and the name of their jar.
 */
final class OneJar {
    /** One file of a jar. */
    record Content(LocalDateTime time, byte[] bytes) {}

    private final Map<String, Content> all = new LinkedHashMap<>();

    /**
     * What a jar has for this runtime; a class or a text for a later one counts instead of that for any. Folders are kept:
     * a program that lists one looks for its entry.
     */
    static Map<String, Content> read(Path from) throws IOException {
        var contents = new LinkedHashMap<String, Content>();
        try (var jar = new JarFile(from.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (var entry : jar.versionedStream().toList()) {
                if (!entry.getName().equals("module-info.class")) {
                    try (var content = jar.getInputStream(entry)) {
                        contents.put(entry.getName(), new Content(entry.getTimeLocal(), content.readAllBytes()));
                    }
                }
            }
        }
        return contents;
    }

    /** Adds a jar, the program's first. */
    void add(Path jar, Map<String, Content> contents) {
        boolean isFirst = all.isEmpty();
        contents.forEach((name, content) -> {
            if (name.equals(JarFile.MANIFEST_NAME)) {
                if (isFirst) {
                    all.put(name, new Content(content.time(), alone(content.bytes())));
                }
            } else if (name.startsWith("META-INF/services/")) {
                all.merge(name, content, OneJar::joined);
            } else {
                add(name, content, jar.getFileName().toString().replace(".jar", ""));
            }
        });
    }

    private void add(String name, Content content, String jar) {
        var there = all.putIfAbsent(name, content);
        if (there == null || Arrays.equals(there.bytes(), content.bytes())) {
            return;
        }
        var apart = name.replaceFirst("^META-INF/", "META-INF/" + jar + "/");
        if (apart.equals(name) || all.putIfAbsent(apart, content) != null) {
            throw new IllegalStateException(jar + " has another " + name);
        }
    }

    /** The program's manifest without the names of its libraries. */
    private static byte[] alone(byte[] manifest) {
        try {
            var read = new Manifest(new ByteArrayInputStream(manifest));
            read.getMainAttributes().remove(Attributes.Name.CLASS_PATH);
            var written = new ByteArrayOutputStream();
            read.write(written);
            return written.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("no manifest", e);
        }
    }

    private static Content joined(Content one, Content other) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one.bytes());
        bytes.write('\n');
        bytes.writeBytes(other.bytes());
        return new Content(one.time(), bytes.toByteArray());
    }

    void write(Path to) throws IOException {
        try (var jar = new ZipOutputStream(Files.newOutputStream(to))) {
            jar.setMethod(ZipOutputStream.STORED);
            for (var each : all.entrySet()) {
                var bytes = each.getValue().bytes();
                var checksum = new CRC32();
                checksum.update(bytes);
                var entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(each.getValue().time());
                entry.setSize(bytes.length);
                entry.setCrc(checksum.getValue());
                jar.putNextEntry(entry);
                jar.write(bytes);
            }
        }
    }
}
