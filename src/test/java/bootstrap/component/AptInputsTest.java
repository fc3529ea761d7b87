package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.process.Command;
import bootstrap.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What apt reads, by the files of a made-up box; and what rests on it: answers that are kept. */
class AptInputsTest {
    private static final String POLICY = "/usr/bin/apt-cache";

    @TempDir
    Path root;

    private final AtomicInteger asked = new AtomicInteger();
    private Result ends = new Result.Exited(0, "an answer", "");

    interface Happening {
        void in(AptInputsTest box) throws IOException;
    }

    @BeforeEach
    void fill() throws IOException {
        write("var/lib/apt/lists/a_Packages", "list");
        write("var/lib/apt/lists/partial/b", "");
        write("var/lib/apt/lists/lock", "");
        write("etc/apt/sources.list.d/a.sources", "source");
        write("var/lib/dpkg/status", "status");
    }

    static Stream<Named<Happening>> changes() {
        return Stream.of(
                Named.of("a list is replaced by one as large and as old", AptInputsTest::replaceList),
                Named.of("a list comes", box -> box.write("var/lib/apt/lists/c_Packages", "")),
                Named.of("a list goes", box -> Files.delete(box.root.resolve("var/lib/apt/lists/a_Packages"))),
                Named.of("a source is written", box -> box.write("etc/apt/sources.list.d/a.sources", "other")),
                Named.of("a setting comes", box -> box.write("etc/apt/apt.conf.d/x", "")),
                Named.of("dpkg's list is touched", box -> box.touch("var/lib/dpkg/status")),
                Named.of("an architecture comes", box -> box.write("var/lib/dpkg/arch", "amd64\ni386\n")),
                Named.of("a mark is set", box -> box.write("var/lib/apt/extended_states", "Package: a\n")),
                Named.of("dpkg left something", box -> box.write("var/lib/dpkg/updates/0001", "")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aptIsAskedAgainOnce(Happening change) throws IOException {
        var answers = answers();
        ask(answers);
        ask(answers);
        assertThat(asked).hasValue(1);

        change.in(this);
        ask(answers);
        ask(answers);

        assertThat(asked).hasValue(2);
    }

    @Test
    void whatAptDoesNotAnswerFromIsNoChange() throws IOException {
        var answers = answers();
        ask(answers);

        write("var/lib/apt/lists/partial/c", "");
        touch("var/lib/apt/lists/lock");
        write("var/cache/apt/pkgcache.bin", "");
        ask(answers);

        assertThat(asked).hasValue(1);
    }

    /** It was asked while somebody changed the box: of which state the answer tells nobody knows. */
    @Test
    void anAnswerCountsFromBeforeItWasAsked() throws IOException {
        var answers = new AptAnswers(
                (command, lines) -> {
                    asked.incrementAndGet();
                    try {
                        write("var/lib/dpkg/status", "other " + asked);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    return ends;
                },
                AptInputs.below(root));

        ask(answers);
        ask(answers);

        assertThat(asked).hasValue(2);
    }

    @Test
    void noAnswerIsKeptThatIsNone() {
        var answers = answers();
        ends = new Result.Exited(100, "", "E: locked");

        ask(answers);
        ask(answers);

        assertThat(asked).hasValue(2);
    }

    @Test
    void otherWordsAndOtherProgramsAreAsked() {
        var answers = answers();

        answers.run(Command.reading(POLICY, "policy", "a"));
        answers.run(Command.reading(POLICY, "policy", "b"));
        answers.run(Command.reading("/usr/bin/systemctl", "show"));
        answers.run(Command.reading("/usr/bin/systemctl", "show"));

        assertThat(asked).hasValue(4);
    }

    private AptAnswers answers() {
        return new AptAnswers(
                (command, lines) -> {
                    asked.incrementAndGet();
                    return ends;
                },
                AptInputs.below(root));
    }

    private void ask(AptAnswers answers) {
        assertThat(answers.run(Command.reading(POLICY, "policy", "--", "bc"))).isEqualTo(ends);
    }

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private void touch(String path) throws IOException {
        var file = root.resolve(path);
        var next = Files.getLastModifiedTime(file).toInstant().plus(Duration.ofSeconds(1));
        Files.setLastModifiedTime(file, FileTime.from(next));
    }

    private void replaceList() throws IOException {
        var list = root.resolve("var/lib/apt/lists/a_Packages");
        write("new", "tsil");
        Files.setLastModifiedTime(root.resolve("new"), Files.getLastModifiedTime(list));
        Files.move(root.resolve("new"), list, StandardCopyOption.REPLACE_EXISTING);
    }
}
