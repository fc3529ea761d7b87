package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.process.Result;
import bootstrap.process.ScriptedRunner;
import bootstrap.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AptIndexTest {
    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final String ASKED = "/usr/bin/apt-cache -o Dir::Cache::pkgcache=/proc/none/pkgcache.bin policy -- ";

    @TempDir
    Path lists;

    private final ScriptedRunner runner = new ScriptedRunner();

    @Test
    void freshImagesHaveNoListsAndAptIsNotAsked() throws IOException {
        Files.createDirectory(lists.resolve("partial"));
        Files.createFile(lists.resolve("lock"));

        assertThat(index(lists).age(NOW)).isEmpty();
        assertThat(index(lists.resolve("missing")).age(NOW)).isEmpty();
        assertThat(index(lists).candidates(List.of("bc"), runner)).isEqualTo(new Candidates.NoLists());
        assertThat(runner.started()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_Packages", "_Packages.lz4", "_Packages.gz"})
    void ageIsThatOfTheDirectory(String suffix) throws IOException {
        fetched("archive.example_dists_noble_main_binary-amd64" + suffix);
        touch(lists, Duration.ofHours(30));

        assertThat(index(lists).age(NOW)).contains(Duration.ofHours(30));
    }

    /** A refresh that found nothing new only touches the place of unfinished downloads. */
    @Test
    void aRefreshWithoutNewsCountsToo() throws IOException {
        fetched("a_Packages");
        var partial = Files.createDirectory(lists.resolve("partial"));
        touch(lists, Duration.ofHours(30));
        touch(partial, Duration.ofHours(1));
        assertThat(index(lists).age(NOW)).contains(Duration.ofHours(1));

        touch(partial, Duration.ofHours(40));
        assertThat(index(lists).age(NOW)).contains(Duration.ofHours(30));
    }

    @Test
    void oneCallAnswersForAllNames() throws IOException {
        fetched("a_Packages");
        runner.answer(ASKED + "bc docker.io awk libfoo", """
                bc:
                  Installed: (none)
                  Candidate: 1.07.1-3ubuntu4
                  Version table:
                     1.07.1-3ubuntu4 500
                        500 http://archive.example/ubuntu noble/main amd64 Packages
                docker.io:
                  Installed: 27.5.1-0ubuntu3~24.04.2
                  Candidate: 28.2.2-0ubuntu1~24.04.1
                  Package pin: 28.2.2-0ubuntu1~24.04.1
                  Version table:
                 *** 27.5.1-0ubuntu3~24.04.2 100
                        100 /var/lib/dpkg/status
                awk:
                  Installed: (none)
                  Candidate: (none)
                  Version table:
                """);

        assertThat(candidates("bc", "docker.io", "awk", "libfoo"))
                .isEqualTo(new Candidates.Listed(Map.of(
                        "bc", new Version("1.07.1-3ubuntu4"),
                        "docker.io", new Version("28.2.2-0ubuntu1~24.04.1"))));
        assertThat(runner.commands()).hasSize(1);
    }

    @Test
    void noAnswerIsNoCandidateList() throws IOException {
        fetched("a_Packages");

        runner.answer(ASKED + "bc", new Result.Exited(100, "", "E: broken list\n"));
        assertThat(candidates("bc")).isEqualTo(new Candidates.Unreadable("apt-cache exited 100: E: broken list"));

        runner.answer(ASKED + "bc", new Result.NotStarted("no such file"));
        assertThat(candidates("bc")).isEqualTo(new Candidates.Unreadable("apt-cache did not start: no such file"));

        runner.answer(ASKED + "bc", new Result.TimedOut(Duration.ofSeconds(60), "", ""));
        assertThat(candidates("bc")).isEqualTo(new Candidates.Unreadable("apt-cache gave no answer in 60 s"));
    }

    private AptIndex index(Path kept) {
        return new AptIndex(kept, lists, new AptInputs(List.of(kept)), OptionalInt.empty());
    }

    private Candidates candidates(String... names) {
        return index(lists).candidates(List.of(names), runner);
    }

    private void fetched(String name) throws IOException {
        Files.createFile(lists.resolve(name));
    }

    private static void touch(Path path, Duration ago) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(NOW.minus(ago)));
    }
}
