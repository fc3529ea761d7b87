package bootstrap.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.component.VirtualEnvironment;
import bootstrap.facts.FakeBox;
import bootstrap.facts.Mount;
import bootstrap.plan.Plan;
import bootstrap.process.Command;
import bootstrap.profile.Size;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskLookTest {
    private static final long MIB = 1L << 20;
    /** More than any disk has, and still half of what a number can hold. */
    private static final long HUGE = Long.MAX_VALUE / 4;

    private static final Plan APT = Plans.of(Plans.install("tool"));

    private static final VirtualEnvironment VENV = new VirtualEnvironment("a", List.of(), "");

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "1000, 900, OK",
        "1000, 901, ERROR",
        "100, 0, OK",
        "99, 0, ERROR",
    })
    void aMarginIsLeft(long free, long needed, Severity severity) {
        var finding = DiskLook.enough(new DiskLook.Room(mount("/", free * MIB), needed * MIB));
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.summary()).contains("/ has " + free + " MiB free", (needed + 100) + " MiB");
    }

    @ParameterizedTest
    @CsvSource({"/, disk.root", "/home, disk.home", "/var/cache, disk.var.cache"})
    void theIdNamesTheMount(String point, String id) {
        assertThat(DiskLook.enough(new DiskLook.Room(mount(point, 0), 0)).id()).isEqualTo(id);
        assertThat(DiskLook.little(new DiskLook.Room(mount(point, 0), 0)).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"1024, OK", "1023, WARNING"})
    void belowAGibibyteIsLittle(long free, Severity severity) {
        assertThat(DiskLook.little(new DiskLook.Room(mount("/", free * MIB), 0)).severity())
                .isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, OK",
        "HUGE, 0, ERROR",
        "0, HUGE, ERROR",
        "0, -1000000000000000, OK",
    })
    void whatAptFetchesAndUnpacksIsSummedOnOneMount(String fetch, String disk, Severity severity) {
        var closure = new Closure.Known(List.of(), List.of(), number(fetch), number(disk), List.of());
        assertThat(disks(APT, closure)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("disk.root");
            assertThat(finding.severity()).isEqualTo(severity);
        });
    }

    @Test
    void onlyTheSumIsTooMuch() {
        long free = root.toFile().getUsableSpace();
        var half = free / 2 + 60 * MIB;
        assertThat(disks(APT, new Closure.Known(List.of(), List.of(), half, 0, List.of())))
                .extracting(Finding::severity)
                .containsExactly(Severity.OK);
        assertThat(disks(APT, new Closure.Known(List.of(), List.of(), half, half, List.of())))
                .extracting(Finding::severity, Finding::foreseen)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Severity.ERROR, Foreseen.CANNOT_CREATE));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, OK", "HUGE, 0, OK", "0, HUGE, ERROR"})
    void whatProfilesSayThatStaysIsNeededInTheHome(String fetch, String disk, Severity severity) {
        var plan = Plans.bringing(VENV, new Size(number(fetch), number(disk)), Plans.run("python3"));
        assertThat(disks(plan, new Closure.Unneeded()))
                .extracting(Finding::severity)
                .containsExactly(severity);
    }

    @Test
    void whatProfilesSayIsSummedWithWhatAptSays() {
        long free = root.toFile().getUsableSpace();
        var half = free / 2 + 60 * MIB;
        var both = Plans.bringing(VENV, new Size(0, half), Plans.run("python3"), Plans.install("tool"));
        assertThat(disks(both, new Closure.Known(List.of(), List.of(), 0, 0, List.of())))
                .extracting(Finding::severity)
                .containsExactly(Severity.OK);
        assertThat(disks(both, new Closure.Known(List.of(), List.of(), 0, half, List.of())))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
    }

    /** On another file system than the home's, it is that one which must have the room. */
    @Test
    void whatRootKeepsLiesNotInTheHome() {
        var size = new Size(0, 5);
        var ofRoot = new Effect.Run(Command.changing("install").asRoot(), List.of());
        assertThat(Plans.bringing(VENV, size, ofRoot).besidesAptByRoot()).isEqualTo(size);
        assertThat(Plans.bringing(VENV, size, Plans.run("python3")).besidesAptByRoot())
                .isEqualTo(Size.UNSAID);
        assertThat(disks(Plans.bringing(VENV, new Size(0, number("HUGE")), ofRoot), new Closure.Unneeded()))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void theMostADownloadMayHaveIsNoNeed() {
        var download = new Effect.Download(
                java.net.URI.create("https://a/x"), "0".repeat(64), HUGE, root.resolve("home/alice/x"));
        assertThat(disks(Plans.of(download), new Closure.Unneeded()))
                .extracting(Finding::severity)
                .containsExactly(Severity.OK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /dev/a / ext4 rw 0 0                           | OK    | can be written
            /dev/a / ext4 ro 0 0                           | ERROR | read-only: /
            /dev/a / ext4 rw 0 0,/dev/b /usr ext4 ro 0 0   | ERROR | read-only: /usr
            /dev/a / ext4 rw 0 0,/dev/b /mnt ext4 ro 0 0   | OK    | can be written
            """)
    void aFileSystemThatTakesNothingIsFoundFirst(String mounts, Severity severity, String words) {
        var box = FakeBox.in(root).file("/proc/mounts", mounts.replace(",", "\n"));
        assertThat(new DiskLook(box.box()).ofBox().getFirst()).satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("disk.read-only");
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.summary()).contains(words);
        });
    }

    private List<Finding> disks(Plan plan, Closure closure) {
        return new DiskLook(FakeBox.in(root).box())
                .before(plan, closure).stream()
                        .filter(finding -> !finding.id().equals("disk.read-only"))
                        .toList();
    }

    private static long number(String text) {
        return text.equals("HUGE") ? HUGE : Long.parseLong(text);
    }

    private static Mount mount(String point, long free) {
        return new Mount(Path.of(point), List.of(Path.of(point)), free, Long.MAX_VALUE);
    }
}
