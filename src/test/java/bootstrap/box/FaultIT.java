package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a user meets when something is wrong: the documented exit code, a message, nothing half done. */
class FaultIT {
    private static TestBox box;

    @BeforeAll
    static void start() {
        box = TestBox.started(Ground.ubuntuImages().toList().getLast(), Stage.SUDO, Network.BRIDGE);
        box.as("root", "useradd", "--create-home", "norights");
        box.as("root", "apt-get", "update");
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    @Test
    void verifyOfABareBoxNamesWhatItLookedForAndTheLine() {
        var verified = box.as("dev", "bootstrap", "verify", "--profile", "hybrid");
        assertThat(verified.code()).as("%s", verified).isEqualTo(1);
        assertThat(verified.out())
                .contains("cargo is not on the PATH of this shell", "looked in: ", "profiles/rust.yaml:")
                .contains("profiles/hybrid.yaml:")
                .doesNotContain("Exception");
    }

    @Test
    void aUserWithoutSudoIsToldAtOnceWhatToRun() {
        var refused = box.as("norights", "timeout", "60", "bootstrap", "--profile", "python", "--yes");
        assertThat(refused.code()).as("%s", refused).isEqualTo(77);
        assertThat(refused.err()).contains("sudo bootstrap --profile python");
        assertThat(box.as("norights", "ls", "-A", "/home/norights").out()).doesNotContain(".local");
    }

    @Test
    void withoutATerminalAndWithoutYesNothingHappens() {
        var refused = box.as("dev", "bootstrap", "--profile", "python");
        assertThat(refused.code()).as("%s", refused).isEqualTo(2);
        assertThat(refused.err()).contains("--yes");
    }

    @Test
    void aPackageThatDoesNotExistIsImpossibleHere() {
        box.write("/tmp/missing.yaml", profile("apt: [no-such-package-anywhere]"));
        var plan = box.as("dev", "bootstrap", "plan", "--profile", "/tmp/missing.yaml");
        assertThat(plan.code()).as("%s", plan).isEqualTo(4);
        assertThat(plan.out()).contains("no-such-package-anywhere");
    }

    @Test
    void aPackageThatFailsToInstallFailsItsStepAndNamesTheLine() {
        box.write("/tmp/failing.yaml", profile("apt: [hello]"));
        box.write("/etc/apt/apt.conf.d/99fail", "DPkg::Pre-Install-Pkgs { \"exit 1\"; };\n");
        try {
            var applied = box.as("dev", "bootstrap", "--profile", "/tmp/failing.yaml", "--yes");
            assertThat(applied.code()).as("%s", applied).isEqualTo(4);
            assertThat(applied.out()).contains("/tmp/failing.yaml:7", "apt-get");
        } finally {
            box.as("root", "rm", "/etc/apt/apt.conf.d/99fail");
        }
        var applied = box.as("dev", "bootstrap", "--profile", "/tmp/failing.yaml", "--yes");
        assertThat(applied.code())
                .as("the same line again converges: %s", applied)
                .isZero();
    }

    @Test
    void aDownloadWithAnotherHashIsNotKeptAndNotRun() {
        var rust = box.as("dev", "bootstrap", "profiles", "show", "rust").out();
        assertThat(rust).contains("rustup");
        box.write(
                "/tmp/wrong.yaml",
                profile("rustup: { toolchain: stable, profile: minimal, init: { version: 1.29.0, sha256: { amd64: "
                        + "0".repeat(64) + ", arm64: " + "0".repeat(64) + " } } }"));
        var applied = box.as("dev", "bootstrap", "--profile", "/tmp/wrong.yaml", "--yes");
        assertThat(applied.code()).as("%s", applied).isEqualTo(76);
        assertThat(applied.out() + applied.err()).contains("SHA-256").doesNotContain("Exception");
        assertThat(box.as("dev", "find", "/home/dev", "-name", "rustup-init*").out())
                .isEmpty();
    }

    @Test
    void anUnsupportedSystemIsNamed() {
        try (var other = TestBox.started(Ground.images().getFirst(), Stage.PLAIN, Network.NONE)) {
            other.as("root", "mv", "/usr/bin/apt-get", "/usr/bin/apt-got");
            var plan = other.as("root", "bootstrap", "--profile", "python", "--dry-run");
            assertThat(plan.code()).as("%s", plan).isEqualTo(5);
            assertThat(plan.err()).contains("not supported");
        }
    }

    @Test
    void withoutANetworkApplySaysSoAndLeavesNothing() {
        try (var cut = TestBox.started(Ground.images().getFirst(), Stage.PLAIN, Network.NONE)) {
            var applied = cut.as("root", Map.of(), "bootstrap", "--profile", "python", "--yes");
            assertThat(applied.code()).as("%s", applied).isEqualTo(69);
            assertThat(applied.out() + applied.err()).doesNotContain("Exception");
            assertThat(cut.as("root", "dpkg", "--audit").out()).isEmpty();
        }
    }

    private static String profile(String entry) {
        return """
                profile: faulty
                summary: One step that can't succeed
                steps:
                  - step: faulty
                    title: It fails
                    ensure:
                      - %s
                    expect:
                      - run: "true"
                """.formatted(entry);
    }
}
