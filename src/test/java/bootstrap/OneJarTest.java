package bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packaged is one jar of all, made by scripts/Lift.java. */
class OneJarTest {
    private static final String PROVIDERS = "META-INF/services/some.Service";

    @TempDir
    Path folder;

    @Test
    void holdsWhatEachHadAndTheProgramFirst() throws Exception {
        pack(
                "a-library.jar",
                Map.of(
                        JarFile.MANIFEST_NAME,
                        "Manifest-Version: 1.0\nImplementation-Version: 7\nMulti-Release: true\n",
                        PROVIDERS,
                        "a.Provider",
                        "META-INF/LICENSE",
                        "a's",
                        "a/for.txt",
                        "any",
                        "META-INF/versions/17/a/for.txt",
                        "17",
                        "META-INF/versions/11/a/for.txt",
                        "11",
                        "META-INF/versions/99/a/for.txt",
                        "99",
                        "module-info.class",
                        ""));
        pack("b-library.jar", Map.of(PROVIDERS, "b.Provider\n", "META-INF/LICENSE", "b's", "META-INF/NOTICE", "same"));
        pack(
                "program.jar",
                Map.of(
                        JarFile.MANIFEST_NAME,
                        "Manifest-Version: 1.0\nMain-Class: program.Main\nClass-Path: a-library.jar\n",
                        "META-INF/NOTICE",
                        "same",
                        "texts/",
                        "",
                        PROVIDERS,
                        "program.Provider\n"));

        var all = merged();

        assertThat(all.keySet())
                .containsExactlyInAnyOrder(
                        JarFile.MANIFEST_NAME,
                        PROVIDERS,
                        "META-INF/LICENSE",
                        "META-INF/b-library/LICENSE",
                        "META-INF/NOTICE",
                        "texts/",
                        "a/for.txt");
        assertThat(all.get(JarFile.MANIFEST_NAME))
                .contains("Main-Class: program.Main")
                .doesNotContain("Class-Path", "Implementation-Version");
        assertThat(String.valueOf(all.get(PROVIDERS)).split("\n+"))
                .containsExactly("program.Provider", "a.Provider", "b.Provider");
        assertThat(all)
                .containsEntry("META-INF/LICENSE", "a's")
                .containsEntry("META-INF/b-library/LICENSE", "b's")
                .containsEntry("a/for.txt", "17");
    }

    /** Which of them counts would depend on their order. */
    @Test
    void twoClassesOfOneNameAreRefused() throws IOException {
        pack("program.jar", Map.of("a/text.txt", "one"));
        pack("library.jar", Map.of("a/text.txt", "other"));

        assertThatThrownBy(this::merged)
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .hasMessage("library has another a/text.txt");
    }

    private void pack(String name, Map<String, String> contents) throws IOException {
        var jars = Files.createDirectories(folder.resolve("jars"));
        try (var jar = new JarOutputStream(Files.newOutputStream(jars.resolve(name)))) {
            if (contents.containsKey(JarFile.MANIFEST_NAME)) {
                put(jar, JarFile.MANIFEST_NAME, contents); // first, where it is looked for
            }
            for (String entry : contents.keySet()) {
                if (!entry.equals(JarFile.MANIFEST_NAME)) {
                    put(jar, entry, contents);
                }
            }
        }
    }

    private static void put(JarOutputStream jar, String entry, Map<String, String> contents) throws IOException {
        jar.putNextEntry(new JarEntry(entry));
        jar.write(String.valueOf(contents.get(entry)).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> merged() throws Exception {
        var to = folder.resolve("program.jar");
        Lifting.lift(folder.resolve("jars"), to);
        var all = new LinkedHashMap<String, String>();
        try (var jar = new JarFile(to.toFile())) {
            for (var entry : jar.stream().toList()) {
                assertThat(entry.getMethod()).as(entry.getName()).isEqualTo(ZipEntry.STORED);
                all.put(entry.getName(), new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all;
    }
}
