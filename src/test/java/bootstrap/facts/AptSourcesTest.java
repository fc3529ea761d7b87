package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.source.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What apt 2.6 takes and refuses was tried with apt itself. */
class AptSourcesTest {
    private static final String STANZA = "Types: deb\nURIs: http://a\nSuites: noble\nComponents: main\n";

    @TempDir
    Path root;

    /** LINE:TYPE URI SUITE COMPONENTS SIGNED-BY; a blank in the text is written as it is, a newline as \n. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deb http://a noble main                                | 1:deb http://a/ noble [main]
            deb http://a/ noble main universe                      | 1:deb http://a/ noble [main, universe]
            deb-src http://a noble main                            | 1:deb-src http://a/ noble [main]
            '  deb\\thttp://a\\tnoble main#c'                      | 1:deb http://a/ noble [main]
            'deb http://a noble main\\r\\n'                        | 1:deb http://a/ noble [main]
            deb http://a ./                                        | 1:deb http://a/ ./ []
            deb http://a noble/                                    | 1:deb http://a/ noble/ []
            deb [arch=amd64 signed-by=/k] http://a noble main      | 1:deb http://a/ noble [main] /k
            deb [ signed-by=/k,/l ] http://a noble main            | 1:deb http://a/ noble [main] /k,/l
            deb [Signed-By=/k,] http://a noble main                | 1:deb http://a/ noble [main] /k
            'deb cdrom:[Ubuntu 24.04 _Noble_]/ noble main'         | '1:deb cdrom:[Ubuntu 24.04 _Noble_]/ noble [main]'
            'deb "http://a b" noble main'                          | '1:deb http://a b/ noble [main]'
            '# c\\n\\n  # d\\ndeb http://a noble main'             | 4:deb http://a/ noble [main]
            #deb http://a noble main                               | ''
            ''                                                     | ''
            """)
    void linesAreReadAsAptDoes(String text, String expected) {
        assertThat(shown(list(text))).isEqualTo(expected);
        assertThat(list(text).mistakes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            garbage                                    | deb or deb-src
            dbe http://a noble main                    | not with dbe
            deb http://a                               | the suite
            deb nouri noble main                       | an address
            deb                                        | an address
            deb http://a noble                         | a component
            deb http://a noble#main                    | a component
            deb http://a#b noble main                  | the suite
            deb http://a noble/ main                   | is a path
            deb [arch=amd64 http://a noble main        | not closed
            deb [arch] http://a noble main             | name=value
            deb [trusted=yes]http://a noble main       | brackets
            deb [arch=amd64]                           | an address
            """)
    void aLineThatAptCannotReadIsNamedByItsPlace(String line, String why) {
        var read = list("# first\n" + line + "\n");
        assertThat(read.sources()).isEmpty();
        assertThat(read.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.at()).isEqualTo(new Location("/etc/apt/sources.list.d/x.list", 2, 1));
            assertThat(mistake.message()).contains(why);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'Types: deb\\nURIs: http://a\\nSuites: noble\\nComponents: main'       | 1:deb http://a/ noble [main]
            'types:deb\\nuris: http://a\\nsuites: noble\\ncomponents: main'        | 1:deb http://a/ noble [main]
            'Types: deb\\nURIs: http://a http://b\\nSuites: n ./x\\nComponents: '  | 'MISTAKE'
            'Types: deb deb-src\\nURIs: http://a\\nSuites: ./'                     | 1:deb http://a/ ./ []; 1:deb-src http://a/ ./ []
            'Types: deb\\nURIs:\\n http://a\\n http://b\\nSuites: ./'              | 1:deb http://a/ ./ []; 1:deb http://b/ ./ []
            'Types: deb\\nURIs: http://a\\n# c\\n http://b\\nSuites: ./'           | 1:deb http://a/ ./ []; 1:deb http://b/ ./ []
            'Types: deb\\nURIs: http://a\\nURIs: http://b\\nSuites: ./'            | 1:deb http://b/ ./ []
            '# c\\n\\nX-Name: y\\nTypes: deb\\nURIs: http://a\\nSuites: ./'        | 3:deb http://a/ ./ []
            'Types: deb\\r\\nURIs: http://a\\r\\nSuites: ./\\r\\n'                 | 1:deb http://a/ ./ []
            'Types: deb\\nURIs: http://a\\nSuites: ./\\nSigned-By: /k /l,'         | 1:deb http://a/ ./ [] /k,/l
            'Types: deb\\nURIs: http://a\\nSuites: ./\\n\\n\\nTypes: deb\\nURIs: http://b\\nSuites: ./' | 1:deb http://a/ ./ []; 6:deb http://b/ ./ []
            'Types: deb\\nURIs: http://a\\nSuites: ./\\n \\nTypes: deb\\nURIs: http://b\\nSuites: ./'   | 1:deb http://b/ ./ []
            ''                                                                     | ''
            '# only'                                                               | ''
            """)
    void stanzasAreReadAsAptDoes(String text, String expected) {
        var read = stanzas(text);
        assertThat(read.mistakes().isEmpty() ? shown(read) : "MISTAKE").isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "No", "FALSE", "without", "off", "disable", "0"})
    void aStanzaThatIsDisabledIsLeftOut(String word) {
        var read = stanzas(STANZA + "Enabled: " + word + "\n");
        assertThat(read.sources()).isEmpty();
        assertThat(read.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "maybe", "", "2"})
    void anyOtherWordEnablesIt(String word) {
        assertThat(stanzas(STANZA + "Enabled: " + word + "\n").sources()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'URIs: http://a\\nSuites: noble\\nComponents: main'                | 2 | Types: is deb or deb-src
            'Types: rpm\\nEnabled: no'                                         | 2 | not [rpm]
            'Types: deb\\nSuites: noble\\nComponents: main'                    | 2 | URIs:
            'Types: deb\\nURIs: a\\nSuites: noble\\nComponents: main'          | 2 | URIs:
            'Types: deb\\nURIs: http://a # x\\nSuites: ./'                     | 2 | URIs:
            'Types: deb\\nURIs: http://a\\nComponents: main'                   | 2 | Suites:
            'Types: deb\\nURIs: http://a\\nSuites: noble'                      | 2 | a component
            'Types: deb\\nURIs: http://a\\nSuites: noble/\\nComponents: main'  | 2 | is a path
            'Types: deb\\nURIs: http://a\\ngarbage\\nSuites: ./'               | 4 | a field
            """)
    void aStanzaThatAptCannotReadIsNamedByItsPlace(String text, int line, String why) {
        assertThat(stanzas("# first\\n" + text).mistakes()).first().satisfies(mistake -> {
            assertThat(mistake.at()).isEqualTo(new Location("/etc/apt/sources.list.d/x.sources", line, 1));
            assertThat(mistake.message()).contains(why);
        });
    }

    @Test
    void aKeyInTheTextIsKept() {
        var key = " -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQINBF\n -----END PGP PUBLIC KEY BLOCK-----\n";
        var source = stanzas(STANZA + "Signed-By:\n" + key).sources().getFirst();
        assertThat(source.signedBy()).contains("mQINBF");
        assertThat(source.keyFiles()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a.list, true",
        "e_F-1.2.list, true",
        "k:l.list, true",
        "a b.list, false",
        ".h.list, false",
        "c+d.list, false",
        "d~.list, false",
        "list, false",
        "i.LIST, false",
        "j.list.save, false",
        "ubuntu.sources.curtin.orig, false"
    })
    void onlyNamesThatAptReadsAreRead(String name, boolean counts) {
        box().file("/etc/apt/sources.list.d/" + name, "deb http://a noble main\n");
        assertThat(AptSources.below(root).sources()).hasSize(counts ? 1 : 0);
    }

    @Test
    void theMainListComesFirstThenTheOthersByName() throws Exception {
        box().file("/etc/apt/sources.list", "deb http://main noble main\n")
                .file("/etc/apt/sources.list.d/b.list", "deb http://b noble main\n")
                .file("/etc/apt/sources.list.d/a.sources", STANZA);
        Files.createDirectories(root.resolve("etc/apt/sources.list.d/c.list"));
        assertThat(AptSources.below(root).sources())
                .extracting(AptSource::uri)
                .containsExactly("http://main/", "http://a/", "http://b/");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        box().file("/etc/apt/sources.list.d/x.list", "x".repeat((16 << 20) + 1));
        assertThat(AptSources.below(root).unread())
                .singleElement()
                .asString()
                .contains("/etc/apt/sources.list.d/x.list");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://Archive.Ubuntu.com/ubuntu      | http://archive.ubuntu.com/
            https://me:pw@mirror:8443/x           | https://mirror:8443/
            http://[::1]:80/x                     | http://[::1]:80/
            file:/srv/mirror                      | ''
            cdrom:[Ubuntu 24.04]/                 | ''
            mirror+http://a/list                  | ''
            http:///nohost                        | ''
            http://a b/                           | ''
            """)
    void anOriginIsSchemeHostAndPortOfTheWeb(String address, String origin) {
        assertThat(AptSource.origin(address).map(Object::toString).orElse("")).isEqualTo(origin);
    }

    @Test
    void aPasswordIsNotShown() {
        assertThat(list("deb https://me:secret@a noble main")
                        .sources()
                        .getFirst()
                        .described())
                .isEqualTo("https://me:***@a/ noble");
    }

    private FixtureBox box() {
        return new FixtureBox(root);
    }

    private AptSources list(String text) {
        return read("x.list", text);
    }

    private AptSources stanzas(String text) {
        return read("x.sources", text);
    }

    private AptSources read(String name, String text) {
        var plain = text.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
        box().file("/etc/apt/sources.list.d/" + name, plain);
        return AptSources.below(root);
    }

    private static String shown(AptSources read) {
        return read.sources().stream()
                .map(each -> (each.at().line() + ":" + each.type() + " " + each.uri() + " " + each.suite() + " "
                                + List.copyOf(each.components()) + " " + each.signedBy())
                        .strip())
                .collect(Collectors.joining("; "));
    }
}
