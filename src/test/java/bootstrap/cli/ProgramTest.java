package bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.cli.MadeUpBox.Ended;
import bootstrap.process.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The program from its arguments to its exit code, on a box made of files. */
class ProgramTest {
    private static final String ONE_PACKAGE = """
            profile: one
            summary: One package
            steps:
              - step: tool
                title: A tool
                ensure:
                  - apt: [tool]
                expect:
                  - apt: [tool]
            """;

    private static final String LOGIN = "/bin/bash -l -c 'echo bootstrap-path=\"$PATH\"'";
    private static final String INTERACTIVE = "/usr/bin/setsid --wait /bin/bash -i -c 'echo bootstrap-path=\"$PATH\"'";

    @TempDir
    private Path folder;

    private MadeUpBox box;
    private String one;

    @BeforeEach
    void makeUp() {
        box = new MadeUpBox(folder).file("/one.yaml", ONE_PACKAGE);
        one = box.path("/one.yaml").toString();
    }

    @Test
    void aDryRunOfAFreshBoxSaysWhatItWouldDoAndStartsNothing() {
        var ended = box.run("--profile", one, "--dry-run");
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out())
                .contains("Ubuntu 24.04.3 LTS (noble) amd64", "+ apt  tool", "no package lists yet")
                .contains("Nothing was changed.")
                .endsWith("bootstrap --profile " + one + "\n");
        assertThat(box.programs.started()).isEmpty();
    }

    /** What others write to the disk meanwhile is no matter of the options. */
    private static MadeUpBox.Ended steady(MadeUpBox.Ended ended) {
        return new MadeUpBox.Ended(ended.code(), ended.out().replaceAll("[0-9.]+ GiB free", "free"), ended.err());
    }

    @Test
    void optionsStandBeforeOrAfterTheCommandAndInTheEnvironment() {
        var before = box.run("--profile", one, "plan");
        var after = box.run("plan", "--profile", one);
        var around = box.variable("BOOTSTRAP_PROFILE", one).run("plan");
        assertThat(List.of(steady(after), steady(around))).containsOnly(steady(before));
        assertThat(before.code()).isZero();
    }

    /** What a CI job may well call the release that it wants. */
    @Test
    void helpAndVersionHaveNoTwin() {
        var ended = box.variable("BOOTSTRAP_VERSION", "1.2")
                .variable("BOOTSTRAP_HELP", "me")
                .run("--version");
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).startsWith("bootstrap ");
    }

    @Test
    void aSavedPlanIsAppliedWhereNothingChanged() throws Exception {
        var saved = box.path("/plan.json").toString();
        assertThat(box.installed("tool").run("plan", "-p", one, "--out", saved).code())
                .isZero();
        assertThat(new Yaml().<Map<String, Object>>load(Files.readString(Path.of(saved))))
                .containsEntry("format", "bootstrap.plan");

        box.programs.answer("/bin/bash -l -c 'echo bootstrap-path=\"$PATH\"'", "bootstrap-path=/usr/bin\n");
        var applied = box.run("apply", saved);
        assertThat(applied.code()).as("%s", applied).isZero();
        assertThat(applied.out()).contains("= apt  tool 28.2.2-1", "The only check passed.");
    }

    @Test
    void whereAllIsAsWantedAptIsNotAsked() {
        box.installed("tool").file("/var/lib/apt/lists/a_Packages", "");
        box.programs.answer(LOGIN, "bootstrap-path=/usr/bin\n");

        for (String line : List.of("plan", "apply")) {
            var ended =
                    box.run(line.equals("plan") ? new String[] {"plan", "-p", one} : new String[] {"-p", one, "-y"});
            assertThat(ended.code()).as("%s", ended).isZero();
        }

        assertThat(box.programs.started()).containsExactly(LOGIN);
    }

    @Test
    void aSavedPlanIsStaleWhereTheProfileOrTheBoxChanged() {
        var saved = box.path("/plan.json").toString();
        box.installed("tool").run("plan", "-p", one, "--out", saved);

        box.file("/one.yaml", ONE_PACKAGE + "# changed\n");
        var other = box.run("apply", saved);
        assertThat(other.code()).as("%s", other).isEqualTo(65);
        assertThat(other.err()).contains("stale", "sha256");

        box.file("/one.yaml", ONE_PACKAGE).installed();
        var gone = box.run("apply", saved);
        assertThat(gone.code()).as("%s", gone).isEqualTo(65);
        assertThat(gone.err()).contains("stale", "step", "tool");
        assertThat(gone.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json|65|it is not JSON",
                "{}|65|it is no plan",
                "[1]|65|expected an object",
                "{\"format\": \"bootstrap.plan\", \"version\": 2}|65|another version",
                "{\"format\": \"bootstrap.plan\", \"version\": 1}|65|choices"
            })
    void whatIsNoSavedPlanIsRefused(String text, int code, String reason) {
        var ended =
                box.file("/plan.json", text).run("apply", box.path("/plan.json").toString());
        assertThat(ended.code()).as("%s", ended).isEqualTo(code);
        assertThat(ended.err()).contains(reason).doesNotContain("Exception");
    }

    @Test
    void aSavedPlanBringsItsOwnChoices() {
        var saved = box.path("/plan.json").toString();
        box.run("plan", "-p", one, "--out", saved);
        assertThat(box.run("apply", saved, "-p", one).code()).isEqualTo(2);
        assertThat(box.run("apply", box.path("/missing.json").toString()).code())
                .isEqualTo(66);
    }

    @Test
    void offlineAnApplyThatNeedsTheNetworkEndsBeforeItBegins() {
        var ended = box.run("apply", "-p", one, "--offline", "--yes");
        assertThat(ended.code()).as("%s", ended).isEqualTo(69);
        assertThat(ended.err()).contains("--offline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--timeout=0s", "--timeout=soon", "--lock-timeout=25h", "--lock-timeout=3"})
    void aTimeIsWrittenAsInAProfile(String option) {
        var ended = box.run("plan", "-p", one, option);
        assertThat(ended.code()).as("%s", ended).isEqualTo(2);
        assertThat(ended.err()).contains("such as 90s, 3m or 1h");
    }

    @Test
    void planTellsPendingChangesOnlyWhenAsked() {
        assertThat(box.run("plan", "-p", one).code()).isZero();
        assertThat(box.run("plan", "-p", one, "--exit-code").code()).isEqualTo(3);
        box.installed("tool");
        assertThat(box.run("plan", "-p", one, "--exit-code").code()).isZero();
    }

    @Test
    void verifyPassesWhereAllIsThereAndFailsWithTheLineWhereNot() {
        var failed = box.run("verify", "-p", one);
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).contains("apt tool is missing", "one.yaml:9");
        box.installed("tool");
        assertThat(box.run("verify", "-p", one).code()).isZero();
    }

    @Test
    void aVerifyThatRanNoCheckIsNotGreen() {
        var skipped = box.installed("tool").run("verify", "-p", one, "--skip", "tool");
        assertThat(skipped.code()).as("%s", skipped).isEqualTo(1);
        assertThat(skipped.out()).contains("--skip");
    }

    @Test
    void verifyStartsNoShellUnlessItIsAskedAboutSessions() {
        box.installed("tool").run("verify", "-p", one);
        assertThat(box.programs.started()).isEmpty();
    }

    @Test
    void aStrictVerifyFailsByWhatIsStillToDo() {
        box.programs.answer(LOGIN, "bootstrap-path=/usr/bin\n");
        var fine = box.installed("tool").run("verify", "-p", one, "--strict-session");
        assertThat(fine.code()).as("%s", fine).isZero();

        box.file("/etc/group", "root:x:0:\nalice:x:1000:\ndocker:x:999:alice\n").file("/run/reboot-required", "");
        assertThat(box.run("verify", "-p", one).code()).isZero();
        var strict = box.variable("BOOTSTRAP_STRICT_SESSION", "true").run("verify", "-p", one);
        assertThat(strict.code()).as("%s", strict).isEqualTo(1);
        assertThat(strict.out())
                .contains("The only check passed", "Still to do:\n  log in again", "Failed by --strict-session:")
                .contains("still to do: reboot");
        Map<String, Object> document =
                new Yaml().load(box.run("verify", "-p", one, "--json").out());
        assertThat(document)
                .containsEntry("exit", 1)
                .containsEntry("strict", List.of("still to do: log in again", "still to do: reboot"));
    }

    @Test
    void aToolThatOnlyALoginShellFindsFailsAStrictApplyOnly() throws Exception {
        var cargo = box.path("/home/alice/.cargo/bin/cargo");
        assertThat(box.file("/home/alice/.cargo/bin/cargo", "")
                        .path("/home/alice/.cargo/bin/cargo")
                        .toFile()
                        .setExecutable(true))
                .isTrue();
        box.file("/cargo.yaml", ONE_PACKAGE.replace("expect:\n      - apt: [tool]", "expect:\n      - run: cargo -V"))
                .installed("tool");
        box.programs
                .answer(LOGIN, "bootstrap-path=" + cargo.getParent() + "\n")
                .answer(INTERACTIVE, "bootstrap-path=" + cargo.getParent() + ":/bin\n")
                .answer(cargo + " -V", "cargo 1.95.0\n");
        var file = box.path("/cargo.yaml").toString();

        var lax = box.run("apply", "-p", file);
        assertThat(lax.code()).as("%s", lax).isZero();
        assertThat(lax.out()).contains("cargo   login, interactive: " + cargo + " · sh -c: not found");
        var strict = box.run("apply", "-p", file, "--strict-session");
        assertThat(strict.code()).as("%s", strict).isEqualTo(1);
        assertThat(strict.out()).contains("cargo: a login shell finds " + cargo, "open a new shell");
        box.programs.answer(INTERACTIVE, new Result.TimedOut(Duration.ofSeconds(10), "", ""));
        assertThat(box.run("apply", "-p", file).out()).contains("an interactive shell of alice gave no answer");
    }

    @Test
    void applyOfAPlanWithoutChangesAsksNobodyAndVerifies() {
        box.programs.answer(LOGIN, "bootstrap-path=/usr/bin\n");
        var ended = box.installed("tool").run("--profile", one);
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).contains("The only check passed.");
        assertThat(box.path("/home/alice/.local")).doesNotExist();
    }

    @Test
    void whatADiskCanNotHoldIsRefusedBeforeAnythingIsMade() {
        var made = "ensure:\n      - file: { path: ~/made, content: made }\n        size: ";
        box.file(
                "/home.yaml",
                ONE_PACKAGE.replace("ensure:\n      - apt: [tool]", made + "{ fetch: 3 MiB, disk: 900000 GiB }"));
        var profile = box.path("/home.yaml").toString();
        assertThat(box.run("plan", "-p", profile).out())
                .contains("\nBesides apt: about 3.0 MiB to fetch, 900000 GiB on disk, as the profiles say.\n");
        var ended = box.run("apply", "-p", profile, "--yes");
        assertThat(ended.code()).as("%s", ended).isEqualTo(73);
        assertThat(ended.err()).contains("disk.root: / has ", "this plan needs 900000.0 GiB there");
        assertThat(box.path("/home/alice/made")).doesNotExist();
    }

    @Test
    void applyWithoutATerminalNeedsYes() {
        var entry = "file: { path: ~/made, content: made }";
        box.file("/home.yaml", ONE_PACKAGE.replace("apt: [tool]", entry));
        var ended = box.run("--profile", box.path("/home.yaml").toString());
        assertThat(ended.code()).as("%s", ended).isEqualTo(2);
        assertThat(ended.err()).contains("home.yaml --yes");
        assertThat(box.path("/home/alice/made")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --nope                              | 2  | --nope
            aply                                | 2  | did you mean apply?
            profiles check                      | 2  | Missing required parameter: 'P'
            profiles show                       | 2  | Missing required parameter: 'P'
            completion                          | 2  | Missing required parameter: 'SHELL'
            --only=facts verify                 | 2  | Expected parameter for option '--only'
            --profile plan --dry-run            | 2  | Expected parameter for option '--profile'
            paln                                | 2  | did you mean plan?
            plan --dryrun                       | 2  | did you mean --dry-run?
            plan                                | 2  | which profile
            plan -p nosuch                      | 66 | there is no profile nosuch
            plan -p hybird                      | 66 | did you mean hybrid?
            plan -p ONE --only nosuch           | 2  | there is no step nosuch
            plan -p ONE --only tool --skip tool | 2  | named by --only and by --skip
            plan -p ONE --set a=b               | 2  | no option a
            plan -p ONE --user nobodyhere       | 2  | nobodyhere
            verify -p ONE --report xml=a        | 2  | unknown format xml
            verify -p ONE --report json=-       | 2  | json=- names no file; for JSON on stdout there is --json
            verify -p ONE --report junit=/no/a  | 73 | cannot write
            verify -p ONE --jobs many           | 2  | --jobs
            verify -p ONE --jobs 0              | 2  | --jobs
            verify -p ONE --report junit=/dev/null | 73 | it is no file
            plan -p ONE --report github         | 2  | --report goes with apply and verify
            -p ONE -n --report github           | 2  | --report goes with apply and verify
            facts --report github               | 2  | --report goes with apply and verify
            plan -p ONE --ca-bundle /no/such    | 2  | --ca-bundle
            facts extra                         | 2  | extra
            profiles                            | 2  | profiles list
            """)
    void whatIsWrongHasItsCodeAndItsWords(String line, int code, String words) {
        box.programs.answer("/usr/bin/getent passwd nobodyhere", 2, "");
        var ended = box.run(line.replace("ONE", one).split(" "));
        assertThat(ended.code()).as("%s", ended).isEqualTo(code);
        assertThat(ended.err()).contains(words).doesNotContain("\tat ");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aMistakeInTheEnvironmentNamesTheVariable() {
        var ended = box.variable("BOOTSTRAP_JOBS", "many").run("verify", "-p", one);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("BOOTSTRAP_JOBS");
    }

    @Test
    void everyMistakeInAProfileIsToldWithItsPlace() {
        box.file("/bad.yaml", ONE_PACKAGE.replace("apt: [tool]", "atp: [tool]").replace("summary", "sumary"));
        var ended = box.run("plan", "-p", box.path("/bad.yaml").toString());
        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.err()).contains("bad.yaml:2:1", "bad.yaml:7:9", "bad.yaml:9:9", "summary", "apt");
        assertThat(box.run("profiles", "check", box.path("/bad.yaml").toString())
                        .code())
                .isEqualTo(65);
        assertThat(box.run("profiles", "check", one).code()).isZero();
    }

    @Test
    void aBoxWithoutAptIsRefusedAndAnUnknownReleaseIsTried() throws Exception {
        box.file("/etc/os-release", "ID=ubuntu\nVERSION_ID=\"31.10\"\nPRETTY_NAME=\"Ubuntu 31.10\"\n");
        var untried = box.run("plan", "-p", one);
        assertThat(untried.code()).isZero();
        assertThat(untried.err()).contains("Ubuntu 31.10");
        Files.delete(box.path("/usr/bin/apt-get"));
        var refused = box.run("plan", "-p", one);
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.err()).contains("not supported", "Ubuntu 31.10");
    }

    @Test
    void whatAProfileRequiresIsJudgedBeforeAnythingElse() {
        box.file("/big.yaml", "requires: { memory: \">= 900 GiB\" }\n" + ONE_PACKAGE);
        var ended = box.run("plan", "-p", box.path("/big.yaml").toString());
        assertThat(ended.code()).as("%s", ended).isEqualTo(5);
        assertThat(box.run("verify", "-p", box.path("/big.yaml").toString()).code())
                .as("verify ignores it")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "plan -p ONE --json, bootstrap.plan, 0",
        "verify -p ONE --json, bootstrap.verify, 1",
        "facts --json, bootstrap.facts, 0",
        "plan -p nosuch --json, bootstrap.failure, 66",
        "plan --json --nope, bootstrap.failure, 2"
    })
    void jsonIsOneDocumentAndNothingElse(String line, String format, int code) {
        Ended ended = box.run(line.replace("ONE", one).split(" "));
        assertThat(ended.code()).as("%s", ended).isEqualTo(code);
        Map<String, Object> document = new Yaml().load(ended.out());
        assertThat(document).containsEntry("format", format).containsEntry("version", 1);
        assertThat(ended.out()).startsWith("{").endsWith("}\n");
    }

    @Test
    void reportsAreWrittenBesideTheResult() throws Exception {
        var file = box.path("/verify.xml");
        var ended = box.variable("GITHUB_STEP_SUMMARY", box.path("/summary.md").toString())
                .run("verify", "-p", one, "--report", "junit=" + file, "--report", "github");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).contains("::error file=", "one.yaml,line=9");
        assertThat(Files.readString(file)).contains("<testsuite", "failures=\"1\"");
        assertThat(box.path("/summary.md")).content().contains("tool");
    }

    @Test
    void aReportOfAnEarlierRunDoesNotOutliveOneThatBroke() throws Exception {
        var file = Files.writeString(box.path("/old.xml"), "all green");
        assertThat(box.run("verify", "-p", "nosuch", "--report", "junit=" + file)
                        .code())
                .isEqualTo(66);
        assertThat(file).doesNotExist();
    }

    @Test
    void aReportIsNeverWrittenThroughALink() throws Exception {
        var link = Files.createSymbolicLink(box.path("/link.xml"), box.path("/elsewhere.xml"));
        assertThat(box.run("verify", "-p", one, "--report", "junit=" + link).code())
                .isEqualTo(73);
        assertThat(box.path("/elsewhere.xml")).doesNotExist();
    }

    @Test
    void annotationsStandBesideAJsonDocumentNotInIt() {
        var ended = box.run("verify", "-p", one, "--json", "--report", "github");
        assertThat(ended.out()).startsWith("{").endsWith("}\n");
        assertThat(ended.err()).contains("::error file=");
    }

    @Test
    void aBrokenProfileIsAnnotatedOnItsOwnLine() {
        box.file("/bad.yaml", ONE_PACKAGE.replace("apt: [tool]", "atp: [tool]"));
        var ended = box.run("verify", "-p", box.path("/bad.yaml").toString(), "--report", "github");
        assertThat(ended.code()).isEqualTo(65);
        assertThat(ended.out()).contains("bad.yaml,line=7,col=9");
    }

    @Test
    void aDockerFromItsMakersIsKept() {
        var makers = List.of("docker-ce", "docker-ce-cli", "docker-buildx-plugin", "docker-compose-plugin");
        box.installed(Stream.concat(Stream.of("ca-certificates", "iptables"), makers.stream())
                        .toArray(String[]::new))
                .file("/etc/group", "root:x:0:\nalice:x:1000:\ndocker:x:999:alice\n");
        var ended = box.run("plan", "-p", "docker", "--exit-code");
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).contains("docker-ce 28.2.2-1", "docker-ce-cli 28.2.2-1");
    }

    @Test
    void twoHundredPackagesAreVerifiedWithoutAProcess() {
        var names = IntStream.range(0, 200).mapToObj(n -> "tool" + n).toArray(String[]::new);
        box.installed(names)
                .file("/many.yaml", ONE_PACKAGE.replace("[tool]", List.of(names).toString()));
        var ended = box.run("verify", "-p", box.path("/many.yaml").toString());
        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).contains("All 200 checks passed");
        assertThat(box.programs.started()).isEmpty();
    }

    @Test
    void theShippedProfilesAreListedAndShown() {
        assertThat(box.run("profiles", "list").out()).contains("base", "python", "rust", "docker", "hybrid");
        assertThat(box.run("profiles", "guide").out())
                .startsWith("1. Introduction\n  no built-in step\n")
                .contains("\n10. Modern Hybrid Architecture\n  hybrid ")
                .doesNotContain("mine");
        assertThat(box.run("profiles", "guide", "--json").out()).startsWith("{\n  \"format\" : \"bootstrap.guide\",");
        assertThat(box.run("profiles", "show", "hybrid").out()).contains("profiles/rust.yaml:", "certificates");
    }

    @Test
    void helpAndVersionGoToStdout() {
        assertThat(box.run("--help").out()).contains("Usage: bootstrap", "plan", "verify");
        assertThat(box.run("--version").out()).startsWith("bootstrap ");
        assertThat(box.run("plan", "--help").code()).isZero();
    }
}
