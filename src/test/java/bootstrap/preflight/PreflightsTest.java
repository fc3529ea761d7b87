package bootstrap.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.facts.FakeBox;
import bootstrap.fetch.Reach;
import bootstrap.plan.Plan;
import bootstrap.process.ScriptedRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path root;

    private FakeBox box;
    private Instant elsewhere = NOW;

    @BeforeEach
    void alice() {
        box = FakeBox.in(root)
                .file("/proc/meminfo", "MemTotal:       16000000 kB\n")
                .file("/etc/apt/sources.list", "deb http://archive.ubuntu.com/ubuntu noble main\n");
    }

    @Test
    void theBoxIsLookedAtAsAWhole() {
        assertThat(ids(preflights(Skips.NONE).ofBox()))
                .containsExactly(
                        "disk.read-only",
                        "disk.root",
                        "memory",
                        "sudo",
                        "wsl",
                        "python.marker",
                        "reboot",
                        "network.archive.ubuntu.com",
                        "clock",
                        "apt.sources",
                        "apt.lock",
                        "cloud-init",
                        "dpkg.audit",
                        "snap.docker");
    }

    @Test
    void aPlanThatChangesNothingIsNotLookedAt() {
        assertThat(preflights(Skips.NONE).before(Plans.of(), new Closure.Unneeded()))
                .isEmpty();
    }

    @Test
    void onlyWhatThePlanDoesIsLookedAt() {
        var place = new Effect.WriteFile(Path.of("/x"), "", "0644", bootstrap.process.As.TARGET);
        assertThat(ids(before(Plans.of(place)))).containsExactly("disk.read-only", "disk.root", "memory", "clock");
        assertThat(ids(before(Plans.of(new Effect.RefreshIndex(), Plans.install("docker.io")))))
                .containsExactly(
                        "disk.read-only",
                        "disk.root",
                        "memory",
                        "network.archive.ubuntu.com",
                        "clock",
                        "apt.sources",
                        "apt.lock",
                        "cloud-init",
                        "dpkg.audit",
                        "snap.docker");
    }

    @Test
    void listsOfTheFutureStopOnlyARefresh() {
        box.file("/var/lib/apt/lists/a_InRelease", "Date: Sat, 03 Jan 2026 00:00:00 UTC\n");
        assertThat(severity("clock", before(Plans.of(Plans.install("tool"))))).isEqualTo(Severity.WARNING);
        assertThat(severity("clock", before(Plans.of(new Effect.RefreshIndex(), Plans.install("tool")))))
                .isEqualTo(Severity.ERROR);
        assertThat(severity("clock", preflights(Skips.NONE).ofBox())).isEqualTo(Severity.ERROR);
    }

    @Test
    void theClockIsComparedWithTheArchives() {
        elsewhere = NOW.plusSeconds(3600);
        assertThat(severity("clock", before(Plans.of(new Effect.RefreshIndex()))))
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void whatIsSkippedIsLeftOut() {
        var skips = new Skips(List.of("apt", "network", "clock", "disk.root"));
        assertThat(ids(preflights(skips).before(Plans.of(new Effect.RefreshIndex()), new Closure.AfterRefresh())))
                .containsExactly("disk.read-only", "memory", "cloud-init", "dpkg.audit");
    }

    @Test
    void everyIdCanBeSkipped() {
        var ids = ids(preflights(Skips.NONE).ofBox());
        assertThat(new Skips(ids).unknown()).isEmpty();
        assertThat(preflights(new Skips(ids)).ofBox()).isEmpty();
    }

    private List<Finding> before(Plan plan) {
        return preflights(Skips.NONE).before(plan, new Closure.AfterRefresh());
    }

    private Preflights preflights(Skips skips) {
        var answer = new Reach.Answered(Optional.of(elsewhere), "", Reach.Voucher.NOBODY);
        return new Preflights(
                box.box(),
                new ScriptedRunner().answer("/usr/bin/apt-config dump", ""),
                origins -> origins.stream().collect(Collectors.toMap(Function.identity(), origin -> answer)),
                Clock.fixed(NOW, ZoneOffset.UTC),
                skips);
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).toList();
    }

    private static Severity severity(String id, List<Finding> findings) {
        return findings.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .severity();
    }
}
