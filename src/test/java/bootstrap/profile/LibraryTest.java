package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.profile.Library.Listed;
import bootstrap.profile.ProfileReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LibraryTest {
    private static final String BODY = "steps:\n  - { step: mine, title: Mine, expect: [run: x] }\n";

    @TempDir
    Path folder;

    @Test
    void listsBuiltInProfilesAndThenTheUsers() {
        Shelf.write(folder.resolve("mine.yaml"), "profile: mine\nsummary: My own\n" + BODY);
        Shelf.write(folder.resolve("base.yaml"), "profile: base\n" + BODY);
        Shelf.write(folder.resolve("broken.yaml"), "profile: broken\n");
        Shelf.write(folder.resolve("Not A Name.yaml"), "");
        Shelf.write(folder.resolve("notes.txt"), "");
        assertThat(Shelf.library(folder).listed())
                .containsExactly(
                        new Listed("base", "What all others stand on", "profiles/base.yaml"),
                        new Listed("python", "Python 3", "profiles/python.yaml"),
                        new Listed("rust", "", "profiles/rust.yaml"),
                        new Listed("broken", "(invalid: bootstrap profiles check broken)", folder + "/broken.yaml"),
                        new Listed("mine", "My own", folder + "/mine.yaml"));
    }

    @Test
    void namesTheUsersFilesThatNoNameStandsFor() {
        Shelf.write(folder.resolve("mine.yaml"), "profile: mine\n" + BODY);
        Shelf.write(folder.resolve("base.yaml"), "profile: base\n" + BODY);
        Shelf.write(folder.resolve("other.yml"), "profile: other\n" + BODY);
        Shelf.write(folder.resolve("Not A Name.yaml"), "");
        Shelf.write(folder.resolve("notes.txt"), "");
        assertThat(Shelf.library(folder).overlooked())
                .containsExactly(
                        folder
                                + "/Not A Name.yaml is not used: its name is none of a profile; allowed: lower case letters,"
                                + " digits and hyphens inside; at most 64 characters",
                        folder + "/base.yaml is not used: a built-in profile has that name; give it another one, or"
                                + " name its path",
                        folder + "/other.yml is not used: the name of a profile's file ends with .yaml");
    }

    @Test
    void worksFromAJar() throws IOException {
        var jar = folder.resolve("tool.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("profiles/"));
            for (String name : List.of("python.yaml", "base.yaml", "checks/hello.py")) {
                out.putNextEntry(new JarEntry("profiles/" + name));
                out.write(Files.readAllBytes(Shelf.RESOURCES.resolve("shelf/profiles/" + name)));
            }
        }
        var library = new Library(Shelf.builtIns(jar), List.of());
        assertThat(library.names()).containsExactly("base", "python");
        assertThat(Shelf.good(new ProfileReader(library).read(List.of("python")))
                        .sources())
                .extracting(Profile.Source::file)
                .containsExactly("profiles/python.yaml", "profiles/checks/hello.py", "profiles/base.yaml");
    }

    @Test
    void namesBuiltInProfilesAsTheSourcesDo() {
        assertThat(Shelf.good(Shelf.read("python")).steps().getLast().at().toString())
                .isEqualTo("profiles/python.yaml:5:5");
    }

    @Test
    void findsTheUsersFolderAsTheSpecificationSays() {
        Shelf.write(folder.resolve("bootstrap/profiles/mine.yaml"), "profile: mine\n" + BODY);
        Shelf.write(folder.resolve(".config/bootstrap/profiles/home.yaml"), "profile: home\n" + BODY);
        var config = folder.toString();
        assertThat(Library.of(Map.of("XDG_CONFIG_HOME", config, "HOME", "/nowhere"))
                        .names())
                .contains("mine");
        assertThat(Library.of(Map.of("XDG_CONFIG_HOME", "relative", "HOME", config))
                        .names())
                .contains("home");
        assertThat(Library.of(Map.of("XDG_CONFIG_HOME", "", "HOME", config)).names())
                .contains("home");
        assertThat(Library.of(Map.of()).names()).doesNotContain("mine", "home");
    }

    @Test
    void saysWhatIsNear() {
        assertThat(new ProfileReader(Shelf.library(folder)).read(List.of("python", "pyton")))
                .isEqualTo(new Reading.NotFound(
                        "pyton",
                        List.of(
                                "did you mean python?",
                                "known are base, python, rust",
                                "your own profiles would be in " + folder,
                                "a path has a slash or ends with .yaml")));
    }

    @Test
    void saysWhyAPathIsNone() {
        assertThat(notFound(folder + "/nosuch.yaml")).containsExactly(folder + "/nosuch.yaml does not exist");
        assertThat(notFound(folder + "/")).containsExactly(folder + " is a directory");
        assertThat(notFound("/dev/null")).containsExactly("/dev/null is not a regular file");
        assertThat(notFound("a\0/b")).containsExactly("that is no path on this box");
        assertThat(notFound("../base")).containsExactly("../base does not exist");
        assertThat(notFound("")).contains("known are base, python, rust");
    }

    @Test
    void findsWhatIsExtendedBesideTheFile() {
        Shelf.write(folder.resolve("a/one.yaml"), "profile: one\nextends: [../b/two.yaml, base]\n");
        Shelf.write(folder.resolve("b/two.yaml"), "profile: two\nextends: [./three.yaml]\n");
        Shelf.write(folder.resolve("b/three.yaml"), "profile: three\n" + BODY);
        assertThat(Shelf.good(Shelf.read(folder.resolve("a/one.yaml"))).steps())
                .extracting(step -> step.at().fileAndLine())
                .containsExactly(folder + "/b/three.yaml:3", "profiles/base.yaml:5");
    }

    @Test
    void bringsNoFileFromOutside() throws IOException {
        var profile = folder.resolve("in/x.yaml");
        Shelf.write(
                profile, "profile: x\nsteps:\n  - { step: a, title: A, expect: [{ run: x, files: [link.txt] }] }\n");
        Shelf.write(folder.resolve("secret.txt"), "secret");
        var link = folder.resolve("in/link.txt");

        Files.createSymbolicLink(link, folder.resolve("secret.txt"));
        assertThat(Shelf.mistakes(Shelf.read(profile), "")).contains("\"link.txt\" leaves the folder of the profile");

        Shelf.write(folder.resolve("in/y.yaml"), Files.readString(profile).replace("link.txt", profile.toString()));
        assertThat(Shelf.mistakes(Shelf.read(folder.resolve("in/y.yaml")), ""))
                .contains("x.yaml\" leaves the folder of the profile");

        Files.delete(link);
        Files.createSymbolicLink(link, Shelf.write(folder.resolve("in/real/file.txt"), "fine"));
        assertThat(Shelf.read(profile)).isInstanceOf(Reading.Good.class);

        Files.write(folder.resolve("in/real/file.txt"), new byte[ProfileText.LARGEST + 1]);
        assertThat(Shelf.mistakes(Shelf.read(profile), "")).contains("\"link.txt\" is larger than 256 kB");

        Files.write(folder.resolve("in/real/file.txt"), new byte[] {(byte) 0xFF});
        assertThat(Shelf.mistakes(Shelf.read(profile), "")).contains("\"link.txt\" is not UTF-8 text");
    }

    @Test
    void refusesTooLongAChain() {
        for (int i = 0; i < 10; i++) {
            Shelf.write(folder.resolve(i + ".yaml"), "profile: p\nextends: [./" + (i + 1) + ".yaml]\n");
        }
        Shelf.write(folder.resolve("10.yaml"), "profile: p\n" + BODY);
        assertThat(Shelf.read(folder.resolve("2.yaml"))).isInstanceOf(Reading.Good.class);
        assertThat(Shelf.mistakes(Shelf.read(folder.resolve("1.yaml")), folder + "/"))
                .isEqualTo("""
                        9.yaml:2:11: extends is deeper than 8
                          1.yaml → 2.yaml → 3.yaml → 4.yaml → 5.yaml → 6.yaml → 7.yaml → 8.yaml → 9.yaml → 10.yaml
                        """);
    }

    private static List<String> notFound(String name) {
        return ((Reading.NotFound) Shelf.read(name)).nearby();
    }
}
