package bootstrap.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bootstrap.facts.Environment;
import bootstrap.facts.Facts;
import bootstrap.facts.FactsProbe;
import bootstrap.facts.FakeBox;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import bootstrap.profile.Condition.Asked;
import bootstrap.profile.Condition.Judgement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConditionTest {
    private static final Judgement HOLDS = new Judgement.Holds();
    private static final String CARD = "/sys/bus/pci/devices/0000:01:00.0/";

    @TempDir
    Path root;

    private final List<String> started = new ArrayList<>();

    /** On an Ubuntu 24.04 for amd64 with two processors, 4 GiB, a card by AMD and systemd, outside of containers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "release: 24.04                           | holds",
                "release: '>= 22.04'                      | holds",
                "release: '>= 22.04, < 26.04'             | holds",
                "release: ubuntu >= 24.04                 | holds",
                "release: ubuntu                          | holds",
                "release: 22.04                           | release is 24.04",
                "release: [22.04, '>= 26.04']             | release is 24.04",
                "release: [22.04, 24.04]                  | holds",
                "release: debian                          | release is 24.04",
                "release: debian >= 12                    | release is 24.04",
                "arch: amd64                              | holds",
                "arch: [arm64, riscv64]                   | this box is amd64",
                "memory: '>= 4 GiB'                       | holds",
                "memory: '> 4 GiB'                        | this box has 4.0 GiB of memory, and not > 4 GiB",
                "disk-free: '>= 1 MiB'                    | holds",
                "cpus: '>= 2'                             | holds",
                "cpus: '>= 4'                             | this box has 2 processors, and not >= 4",
                "gpu: amd                                 | holds",
                "gpu: nvidia                              | this box has no NVIDIA card",
                "gpu: [nvidia, amd]                       | holds",
                "not: { gpu: amd }                        | this box has an AMD card",
                "not: { gpu: nvidia }                     | holds",
                "not: [{ gpu: nvidia }, { arch: amd64 }]  | this box is amd64",
                "container: false                         | holds",
                "container: true                          | this is no container",
                "container: docker                        | this is no container",
                "not: { container: false }                | this is no container",
                "wsl: true                                | this is not WSL",
                "systemd: true                            | holds",
                "not: { systemd: true }                   | systemd is running",
                "option: { docker: vendor }               | holds",
                "option: { docker: archive }              | option docker is vendor",
                "option: { docker: [archive, vendor] }    | holds",
                "option: { docker: vendor, ui: web }      | option ui is none",
                "[{ arch: arm64 }, { release: 24.04 }]    | holds",
                "[{ arch: arm64 }, { gpu: nvidia }]       | this box is amd64 and this box has no NVIDIA card",
                "{ arch: amd64, release: 24.04 }          | holds",
                "{ arch: arm64, release: 22.04 }          | this box is amd64",
                "not: { arch: amd64, release: 24.04 }     | this box is amd64 and release is 24.04"
            })
    void judgesABox(String yaml, String judgement) {
        var expected = judgement.equals("holds") ? HOLDS : new Judgement.Fails(judgement);
        assertThat(condition(yaml).judge(asked(ubuntu()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ubuntu |            |       | release: 24.04         | open",
                "debian | 12         |       | release: debian >= 12  | holds",
                "debian | 12         |       | release: debian >= 13  | release is debian 12",
                "debian | 12         |       | release: 24.04         | release is debian 12",
                "debian |            |       | release: debian        | holds",
                "debian |            |       | release: debian >= 12  | open",
                "mint   | 22         | noble | release: 24.04         | holds",
                "mint   | 22         | noble | release: '>= 26.04'    | release is mint 22 (made from ubuntu 24.04)",
                "mint   | 99         | zebra | release: 24.04         | open",
                "mint   | 99         | zebra | release: ubuntu        | holds",
                "ubuntu | 99.10      |       | release: '>= 24.04'    | holds",
                "fedora | 40         |       | release: debian        | release is fedora 40"
            })
    void knowsReleases(String id, String version, String codename, String yaml, String judgement) {
        var text = "ID=" + id + "\nVERSION_ID=" + (version == null ? "" : version)
                + (id.equals("mint") ? "\nID_LIKE=\"ubuntu debian\"\nUBUNTU_CODENAME=" + codename : "");
        file("/etc/os-release", text);
        var judged = condition(yaml).judge(asked(facts()));
        switch (judgement) {
            case "holds" -> assertThat(judged).isEqualTo(HOLDS);
            case "open" -> assertThat(judged).isInstanceOf(Judgement.Open.class);
            default -> assertThat(judged).isEqualTo(new Judgement.Fails(judgement));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0     |      | root: true         | holds",
                "0     | bob  | root: true         | holds",
                "54321 |      | root: true         | bob runs this",
                "54321 |      | root: false        | holds",
                "0     |      | root: false        | root runs this",
                "54321 |      | not: { root: true } | holds",
                "4     |      | root: true         | open"
            })
    void knowsWhoRunsIt(int uid, String target, String yaml, String judgement) {
        var box = FakeBox.in(root).user("root", 0).startedBy(uid);
        var facts = (target == null ? box : box.target(target)).facts();
        var judged = condition(yaml).judge(asked(facts));
        switch (judgement) {
            case "holds" -> assertThat(judged).isEqualTo(HOLDS);
            case "open" -> assertThat(judged).isInstanceOf(Judgement.Open.class);
            default -> assertThat(judged).isEqualTo(new Judgement.Fails(judgement));
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                arguments("yes", "yes", "yes", "yes"),
                arguments("yes", "no", "no", "yes"),
                arguments("yes", "open", "open", "yes"),
                arguments("no", "yes", "no", "yes"),
                arguments("no", "no", "no", "no"),
                arguments("no", "open", "no", "open"),
                arguments("open", "yes", "open", "yes"),
                arguments("open", "no", "no", "open"),
                arguments("open", "open", "open", "open"));
    }

    /** Kleene's logic: what is decided by the known part is decided. */
    @ParameterizedTest
    @MethodSource("pairs")
    void combinesThreeAnswers(String one, String other, String both, String either) {
        var asked = asked(halfKnown());
        var pair = List.of(answering(one), answering(other));
        assertThat(word(new Logic.All(pair).judge(asked))).isEqualTo(both);
        assertThat(word(new Logic.Any(pair).judge(asked))).isEqualTo(either);
        assertThat(word(new Logic.Not(new Logic.All(pair)).judge(asked))).isEqualTo(turned(both));
        assertThat(word(new Logic.Not(new Logic.Any(pair)).judge(asked))).isEqualTo(turned(either));
    }

    @Test
    void holdsWithoutConditions() {
        assertThat(Condition.always().judge(asked(facts()))).isEqualTo(HOLDS);
        assertThat(new Logic.Any(List.of()).judge(asked(facts()))).isInstanceOf(Judgement.Fails.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "release: 24.04",
                "arch: amd64",
                "memory: '>= 1 GiB'",
                "cpus: '>= 1'",
                "gpu: nvidia",
                "option: { no: such }"
            })
    void leavesOpenWhatCannotBeSeen(String yaml) {
        assertThat(condition(yaml).judge(asked(facts()))).isInstanceOf(Judgement.Open.class);
    }

    /** In a container the host's numbers say nothing. */
    @Test
    void countsWhatMayBeUsed() {
        ubuntu();
        file("/proc/self/cgroup", "0::/\n");
        file("/sys/fs/cgroup/cgroup.controllers", "cpu memory\n");
        file("/sys/fs/cgroup/memory.max", "536870912\n");
        file("/sys/fs/cgroup/cpu.max", "100000 100000\n");
        assertThat(condition("memory: '>= 1 GiB'").judge(asked(facts())))
                .isEqualTo(new Judgement.Fails("this box has 512 MiB of memory, and not >= 1 GiB"));
        assertThat(condition("cpus: '>= 2'").judge(asked(facts())))
                .isEqualTo(new Judgement.Fails("this box has 1 processor, and not >= 2"));
    }

    @Test
    void asksForNothingThatItNeedNotKnow() {
        directory("/run/systemd/system");
        condition("{ wsl: false, systemd: false, arch: amd64 }").judge(asked(facts()));
        condition("[{ systemd: true }, { arch: amd64 }]").judge(asked(facts()));
        assertThat(started).isEmpty();
        condition("arch: amd64").judge(asked(facts()));
        assertThat(started).containsExactly("/usr/bin/dpkg --print-architecture");
    }

    @Test
    void seesContainersAndWsl() {
        file("/.dockerenv", "");
        file("/proc/sys/kernel/osrelease", "5.15.167.4-microsoft-standard-WSL2\n");
        var asked = asked(facts());
        assertThat(condition("container: docker").judge(asked)).isEqualTo(HOLDS);
        assertThat(condition("container: podman").judge(asked))
                .isEqualTo(new Judgement.Fails("this is a container (docker)"));
        assertThat(condition("container: false").judge(asked))
                .isEqualTo(new Judgement.Fails("this is a container (docker)"));
        assertThat(condition("wsl: true").judge(asked)).isEqualTo(HOLDS);
        assertThat(condition("systemd: true").judge(asked)).isEqualTo(new Judgement.Fails("systemd is not running"));
    }

    private static Condition condition(String yaml) {
        var notes = new Notes("condition");
        var root = new Yaml(notes).read(yaml).orElseThrow();
        var condition = new ConditionReader(notes).read(new Value(root, notes));
        assertThat(notes.mistakes()).isEmpty();
        return condition;
    }

    private static Condition answering(String word) {
        return condition(
                switch (word) {
                    case "yes" -> "systemd: true";
                    case "no" -> "systemd: false";
                    default -> "release: 24.04";
                });
    }

    private static String word(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Holds() -> "yes";
            case Judgement.Fails(String reason) -> "no";
            case Judgement.Open(String reason) -> "open";
        };
    }

    private static String turned(String word) {
        return switch (word) {
            case "yes" -> "no";
            case "no" -> "yes";
            default -> word;
        };
    }

    private Facts ubuntu() {
        file("/etc/os-release", "ID=ubuntu\nVERSION_ID=\"24.04\"\nVERSION_CODENAME=noble\n");
        file(
                "/var/lib/dpkg/status",
                "Package: dpkg\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.22\n");
        file("/proc/meminfo", "MemTotal:        4194304 kB\n");
        file("/proc/cpuinfo", "processor\t: 0\n\nprocessor\t: 1\n");
        file("/proc/sys/kernel/osrelease", "6.8.0-49-generic\n");
        file(CARD + "class", "0x030000\n");
        file(CARD + "vendor", "0x1002\n");
        directory("/run/systemd/system");
        return facts();
    }

    /** That systemd runs is known, the release is not. */
    private Facts halfKnown() {
        directory("/run/systemd/system");
        return facts();
    }

    private Facts facts() {
        CommandRunner runner = (command, lines) -> {
            started.add(command.typed());
            return new Result.NotStarted("no such program");
        };
        return new FactsProbe(root, new Environment(Map.of()), "", runner).facts();
    }

    private static Asked asked(Facts facts) {
        return new Asked(facts, Map.of("docker", "vendor", "ui", "none"));
    }

    private void file(String path, String text) {
        Shelf.write(root.resolve(path.substring(1)), text);
    }

    private void directory(String path) {
        file(path + "/.keep", "");
    }
}
