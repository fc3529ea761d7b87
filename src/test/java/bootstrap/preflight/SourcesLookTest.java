package bootstrap.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.facts.AptSources;
import bootstrap.facts.FakeBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesLookTest {
    private static final String LIST = "/etc/apt/sources.list.d/docker.list";
    private static final String SOURCES = "/etc/apt/sources.list.d/docker.sources";
    private static final String STANZA =
            "Types: deb\nURIs: https://d/ubuntu\nSuites: noble\nComponents: stable\nSigned-By: /k.asc\n";

    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void keys() {
        box = FakeBox.in(root)
                .file("/k", "key")
                .file("/l", "key")
                .file("/k.asc", "key")
                .file("/empty", "");
    }

    @Test
    void theSameArchiveWithTwoKeysNamesBothFiles() {
        box.file(LIST, "# by the guide\ndeb [signed-by=/k] https://d/ubuntu/ noble stable\n")
                .file(SOURCES, STANZA);
        assertThat(findings()).first().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.foreseen()).isEqualTo(Foreseen.UNSUPPORTED);
            assertThat(finding.summary())
                    .contains("https://d/ubuntu/ noble", LIST + ":2 says /k", SOURCES + ":1 says /k.asc");
        });
    }

    /** Tried with apt 2.6: the first key binds those that follow, none before it does no harm. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deb [signed-by=/k] http://a n m | deb [signed-by=/k] http://a n u        | OK
            deb http://a n m                | deb [signed-by=/k] http://a n u        | OK
            deb [signed-by=/k] http://a n m | deb http://a n u                       | ERROR
            deb [signed-by=/k] http://a n m | deb [signed-by=/l] http://a n u        | ERROR
            deb [signed-by=/k] http://a n m | deb-src [signed-by=/l] http://a/ n m   | ERROR
            deb [signed-by=/k] http://a n m | deb [signed-by=/k,/l] http://a n u     | ERROR
            deb [signed-by=/k] http://a n m | deb [signed-by=/l] http://a n-updates m | OK
            deb [signed-by=/k] http://a n m | deb [signed-by=/l] http://b n m        | OK
            deb [signed-by=/k] http://a n m | deb [signed-by=/l] https://a n m       | OK
            deb http://a n m                | deb http://a n u                       | OK
            deb http://a n m                | deb http://a n m                       | WARNING
            deb http://a n m                | deb http://a/ n u m                    | WARNING
            deb http://a n m                | deb-src http://a n m                   | OK
            deb [arch=amd64] http://a n m   | deb [arch=i386] http://a n m           | OK
            deb http://a ./                 | deb http://a ./                        | WARNING
            """)
    void keysAndArchivesOfTwoLines(String one, String other, Severity severity) {
        box.file(LIST, one + "\n" + other + "\n");
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(severity == Severity.OK
                            || finding.summary().contains(LIST + ":1")
                                    && finding.summary().contains(LIST + ":2"))
                    .as(finding.summary())
                    .isTrue();
        });
    }

    @Test
    void theSamePairOfPlacesIsToldOnce() {
        box.file("/etc/apt/sources.list", "deb http://a n main universe\n")
                .file(LIST, "deb http://a n main universe\n");
        assertThat(findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.summary())
                        .isEqualTo("/etc/apt/sources.list:1 and " + LIST + ":1 both name http://a/ n main"));
    }

    @Test
    void aFingerprintIsTheSameInAnyCase() {
        var print = "ab".repeat(20);
        box.file(
                LIST,
                "deb [signed-by=%s] http://a n m\ndeb [signed-by=%s] http://a n u\n"
                        .formatted(print, print.toUpperCase(java.util.Locale.ROOT)));
        assertThat(findings()).extracting(Finding::severity).containsExactly(Severity.OK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /no/such        | ERROR   | the key /no/such does not exist
            /no/such        | WARNING | the key /no/such does not exist
            /empty          | ERROR   | the key /empty is empty
            /k,/empty       | ERROR   | the key /empty is empty
            """)
    void aKeyThatIsNotThereIsNamedWithItsLine(String key, Severity ofRefresh, String words) {
        box.file(LIST, "deb [signed-by=" + key + "] http://a n main\n");
        assertThat(new SourcesLook(AptSources.below(root), root).findings(ofRefresh))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(ofRefresh);
                    assertThat(finding.foreseen()).isEqualTo(Foreseen.INTEGRITY);
                    assertThat(finding.summary()).isEqualTo(LIST + ":1: " + words);
                });
    }

    @Test
    void aLineThatAptCannotReadIsNamed() {
        box.file(LIST, "deb http://a n main\ngarbage\n");
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.foreseen()).isEqualTo(Foreseen.UNSUPPORTED);
            assertThat(finding.summary()).startsWith("apt cannot read " + LIST + ":2: ");
        });
    }

    @Test
    void aFileThatCannotBeReadIsNoError() throws Exception {
        box.file(LIST, "deb http://a n main\n").file("/etc/apt/sources.list.d/big.list", "");
        Files.write(root.resolve("etc/apt/sources.list.d/big.list"), new byte[(16 << 20) + 1]);
        assertThat(findings()).extracting(Finding::severity).containsExactly(Severity.INFO);
    }

    @Test
    void aBoxWithoutArchivesIsWarned() {
        assertThat(findings()).extracting(Finding::severity).containsExactly(Severity.WARNING);
    }

    private List<Finding> findings() {
        var findings = new SourcesLook(AptSources.below(root), root).findings(Severity.ERROR);
        assertThat(findings).extracting(Finding::id).containsOnly("apt.sources");
        return findings;
    }
}
