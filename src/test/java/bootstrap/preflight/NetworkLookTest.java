package bootstrap.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.fetch.Reach;
import bootstrap.process.ScriptedRunner;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkLookTest {
    private static final String DUMP = "/usr/bin/apt-config dump";
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Reach WELL = new Reach.Answered(Optional.of(THEN), "CN=Usual", Reach.Voucher.USUAL);

    private final ScriptedRunner programs = new ScriptedRunner();
    private final Map<URI, Reach> answers = new HashMap<>();
    private final List<URI> asked = new ArrayList<>();

    @BeforeEach
    void plainApt() {
        programs.answer(DUMP, "APT \"\";\nAcquire::http::Timeout \"15\";\n");
    }

    @Test
    void aHostThatAnswersIsWell() {
        answers.put(URI.create("http://a/"), WELL);
        assertThat(look(apt("http://a/"))).containsExactly(Finding.ok("network.a", "a answers"));
    }

    @Test
    void aHostWithoutAWayIsAnErrorThatNamesWhoNeedsIt() {
        answers.put(URI.create("https://index.example/"), new Reach.Unreachable("index.example: unknown host"));
        assertThat(look(need("https://index.example/", Need.Who.PIP)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("network.index.example");
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.foreseen()).isEqualTo(Foreseen.NETWORK);
                    assertThat(finding.summary()).isEqualTo("index.example: unknown host");
                    assertThat(finding.advice()).contains("pip needs it");
                });
        assertThat(programs.started()).isEmpty();
    }

    @Test
    void whoSignsAnewIsNamed() {
        answers.put(URI.create("https://a/"), new Reach.Untrusted("CN=Corp", "a: its certificate is for another host"));
        answers.put(URI.create("https://b/"), new Reach.Answered(Optional.empty(), "CN=Corp", Reach.Voucher.ADDED));
        var findings = look(need("https://a/", Need.Who.RUSTUP), need("https://b/", Need.Who.RUSTUP));
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.ERROR, Severity.INFO);
        assertThat(findings).allSatisfy(finding -> assertThat(finding.summary()).contains("CN=Corp"));
        assertThat(findings).allSatisfy(finding -> assertThat(finding.advice()).contains("--ca-bundle"));
    }

    @Test
    void oneHostIsToldOnceAndByItsWorst() {
        answers.put(URI.create("http://a/"), WELL);
        answers.put(URI.create("https://a/"), new Reach.Unreachable("a: no way"));
        assertThat(look(apt("http://a/"), apt("https://a/"), apt("http://a/")))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void whatIsSkippedIsNotAsked() {
        answers.put(URI.create("http://a/"), WELL);
        var skips = new Skips(List.of("network.b"));
        assertThat(look(skips, apt("http://a/"), apt("http://b/")).findings()).hasSize(1);
        assertThat(asked).containsExactly(URI.create("http://a/"));
        look(new Skips(List.of("network")), apt("http://a/"));
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Acquire::http::Proxy "http://cache:3142";             | OWN_PROXY
            Acquire::https::Proxy "http://cache:3142";            | OWN_PROXY
            Acquire::http::Proxy::archive.ubuntu.com "DIRECT";    | OWN_PROXY
            Acquire::http::Proxy-Auto-Detect "/usr/bin/squid";    | OWN_PROXY
            Acquire::http::ProxyAutoDetect "/usr/bin/squid";      | OWN_PROXY
            Acquire::http::Proxy "";                              | COMMON
            Acquire::https::CAInfo "/etc/corp.pem";               | OWN_TRUST
            Acquire::https::Verify-Peer "false";                  | OWN_TRUST
            Acquire::https::corp.example::Verify-Peer "false";    | OWN_TRUST
            Acquire::https::CAInfo "";                            | COMMON
            APT::Get::Proxy "no";                                 | COMMON
            """)
    void aptsOwnSettingsAreSeen(String line, AptWay way) {
        assertThat(AptWay.of("APT \"\";\n" + line + "\nDir \"/\";\n")).isEqualTo(way);
    }

    @Test
    void archivesBehindAptsOwnProxyAreNotJudged() {
        programs.answer(DUMP, "Acquire::http::Proxy \"http://cache:3142\";\n");
        answers.put(URI.create("https://b/"), WELL);
        assertThat(look(apt("http://a/"), need("https://b/", Need.Who.DOWNLOAD)))
                .extracting(Finding::id, Finding::severity)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("network.b", Severity.OK),
                        org.assertj.core.groups.Tuple.tuple("network", Severity.INFO));
        assertThat(asked).containsExactly(URI.create("https://b/"));
    }

    @Test
    void aptMayTrustWhatWeDoNot() {
        programs.answer(DUMP, "Acquire::https::CAInfo \"/etc/corp.pem\";\n");
        var untrusted = new Reach.Untrusted("CN=Corp", "its certificate is not trusted; it was issued by CN=Corp");
        answers.put(URI.create("https://a/"), untrusted);
        answers.put(URI.create("https://b/"), untrusted);
        assertThat(look(apt("https://a/"), need("https://b/", Need.Who.DOWNLOAD)))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING, Severity.ERROR);
    }

    @Test
    void withoutAptConfigArchivesAreLookedAtAllTheSame() {
        programs.answer(DUMP, 127, "");
        answers.put(URI.create("http://a/"), WELL);
        assertThat(look(apt("http://a/"))).extracting(Finding::severity).containsExactly(Severity.OK);
    }

    @Test
    void onlyTheClocksOfArchivesCount() {
        answers.put(URI.create("http://a/"), WELL);
        answers.put(URI.create("http://b/"), new Reach.Answered(Optional.empty(), "", Reach.Voucher.NOBODY));
        answers.put(URI.create("https://c/"), WELL);
        answers.put(URI.create("http://d/"), new Reach.Unreachable("d: no way"));
        var needs = new Need[] {apt("http://a/"), apt("http://b/"), need("https://c/", Need.Who.PIP), apt("http://d/")};
        assertThat(look(Skips.NONE, needs).clocks()).containsExactly(THEN);
    }

    private List<Finding> look(Need... needs) {
        return look(Skips.NONE, needs).findings();
    }

    private NetworkLook.Seen look(Skips skips, Need... needs) {
        var look = new NetworkLook(
                origins -> {
                    asked.addAll(origins);
                    return answers;
                },
                programs,
                skips);
        return look.seen(Stream.of(needs).toList());
    }

    private static Need apt(String origin) {
        return need(origin, Need.Who.APT);
    }

    private static Need need(String origin, Need.Who who) {
        return new Need(URI.create(origin), who);
    }
}
