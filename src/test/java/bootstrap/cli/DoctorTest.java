package bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.preflight.Finding;
import bootstrap.preflight.Foreseen;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The command doctor and what belongs to it, on a box made of files. */
class DoctorTest {
    private static final String ARCHIVE = "archive.ubuntu.com";

    @TempDir
    private Path folder;

    private MadeUpBox box;

    @BeforeEach
    void makeUp() {
        box = new MadeUpBox(folder)
                .file("/usr/bin/sudo", "")
                .file("/etc/group", "root:x:0:\nalice:x:1000:\nsudo:x:27:alice\n")
                .file("/etc/apt/sources.list", "deb http://" + ARCHIVE + "/ubuntu noble main\n");
        box.programs.answer("/usr/bin/apt-config dump", "");
    }

    /** Whether disk space is left is a matter of who runs the tests. */
    private MadeUpBox.Ended doctor(String... more) {
        return box.run(Stream.concat(Stream.of("doctor", "--skip-preflight", "disk.root"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void aBoxThatIsWellIsSaidToBe() {
        var ended = doctor();
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).isEqualTo("All 13 preflights are well. Left out: disk.root.\n");
        assertThat(box.asked).containsExactly(URI.create("http://" + ARCHIVE + "/"));
        assertThat(box.programs.started()).containsExactly("/usr/bin/apt-config dump");
    }

    @Test
    void whatIsWellIsShownWhenAskedTo() {
        assertThat(doctor("--verbose").out()).contains("network." + ARCHIVE, "sudo is here", "apt can read");
    }

    @Test
    void anArchiveThatCannotBeReachedEndsItWithFive() {
        var ended = box.unreachable(ARCHIVE).run("doctor");
        assertThat(ended.code()).as("%s", ended).isEqualTo(5);
        assertThat(ended.out()).contains("network." + ARCHIVE, "unknown host", "1 error");
    }

    @ParameterizedTest
    @CsvSource({"network", "network.archive.ubuntu.com"})
    void whatIsSkippedIsNeitherAskedNorCounted(String id) {
        var ended = box.unreachable(ARCHIVE).run("doctor", "--skip-preflight", id + ",disk.root");
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).contains("Left out: " + id + ", disk.root.").doesNotContain("unknown host");
        assertThat(box.asked).isEmpty();
    }

    @Test
    void theEnvironmentSkipsToo() {
        var ended = box.unreachable(ARCHIVE)
                .variable("BOOTSTRAP_SKIP_PREFLIGHT", "network,disk.root")
                .run("doctor");
        assertThat(ended.code()).as("%s", ended).isZero();
    }

    @Test
    void aWarningIsNoFailure() {
        box.file("/run/cloud-init/status.json", "{}");
        var ended = doctor();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("cloud-init is still", "1 warning; 12 of 13");
    }

    @Test
    void jsonIsOneDocument() {
        box.unreachable(ARCHIVE);
        var ended = doctor("--json", "--skip-preflight", "sudo");
        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.out()).startsWith("{").endsWith("}\n");
        Map<String, Object> document = new Yaml().load(ended.out());
        assertThat(document)
                .containsEntry("format", "bootstrap.doctor")
                .containsEntry("version", 1)
                .containsEntry("exit", 5)
                .containsEntry("skipped", List.of("disk.root", "sudo"));
        assertThat(ended.out()).contains("\"class\" : \"network\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            doctor --skip-preflight netwrk       | did you mean network?
            doctor --skip-preflight apt.lok      | did you mean apt.lock?
            doctor --skip-preflight clock,xyzzyq | there are apt, apt.lock
            facts --skip-preflight network.      | no preflight network.
            doctor --report github               | --report goes with apply and verify
            doctor extra                         | extra
            """)
    void whatIsWrongIsWrongUsage(String line, String words) {
        var ended = box.run(line.split(" "));
        assertThat(ended.code()).as("%s", ended).isEqualTo(2);
        assertThat(ended.err()).contains(words);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void theLineToTypeNextKeepsWhatIsSkipped() {
        var profile = box.file("/one.yaml", """
                        profile: one
                        summary: One package
                        steps:
                          - step: tool
                            title: A tool
                            ensure:
                              - apt: [tool]
                            expect:
                              - apt: [tool]
                        """).path("/one.yaml");
        assertThat(box.run("plan", "-p", profile.toString(), "--skip-preflight", "network,clock")
                        .out())
                .endsWith("--skip-preflight network,clock\n");
    }

    @Test
    void nothingIsWritten() {
        doctor();
        assertThat(box.path("/home/alice")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                            | 0
            NETWORK                       | 69
            INTEGRITY                     | 76
            CANNOT_CREATE                 | 73
            PRIVILEGES                    | 77
            UNSUPPORTED                   | 5
            BUSY                          | 0
            UNSUPPORTED NETWORK           | 69
            NETWORK CANNOT_CREATE         | 73
            CANNOT_CREATE INTEGRITY       | 76
            INTEGRITY PRIVILEGES          | 77
            BUSY NETWORK                  | 69
            """)
    void ofSeveralForeseenFailuresTheFirstDecides(String foreseen, int code) {
        var findings = Stream.concat(
                        Stream.of(Finding.warning("w", Foreseen.PRIVILEGES, "only a warning", "")),
                        Stream.of(foreseen.split(" "))
                                .filter(word -> !word.isEmpty())
                                .map(word -> Finding.error("e", Foreseen.valueOf(word), "summary", "")))
                .toList();
        assertThat(ExitCode.foreseen(findings).code()).isEqualTo(code);
    }
}
