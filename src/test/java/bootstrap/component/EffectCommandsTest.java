package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Lane;
import bootstrap.component.Effect.Recommends;
import bootstrap.facts.Places;
import bootstrap.process.Access;
import bootstrap.process.As;
import bootstrap.process.Command;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectCommandsTest {
    private static final Places PLACES = new Places(Path.of("/state"), Path.of("/cache"));
    private static final EffectCommands COMMANDS = new EffectCommands(PLACES, Command.CHANGING_LIMIT);
    private static final Effect.Download DOWNLOAD =
            new Effect.Download(URI.create("https://x.example/a"), "a".repeat(64), 9, Path.of("/cache/a"));
    private static final Effect.WriteFile FILE =
            new Effect.WriteFile(Path.of("/etc/a b.conf"), "hi\n", "0640", As.ROOT);

    @Test
    void aptIsCalledByPathWithItsSettingsAndWithoutQuestions() {
        var quiet = Map.of("DEBIAN_FRONTEND", "noninteractive", "NEEDRESTART_SUSPEND", "1", "NEEDRESTART_MODE", "l");

        assertThat(command(new Effect.RefreshIndex()))
                .isEqualTo(new Command(
                        List.of("/usr/bin/apt-get", "-c", "/state/apt.conf", "update"),
                        Access.CHANGING,
                        As.ROOT,
                        quiet,
                        Path.of("/"),
                        Duration.ofMinutes(30)));
        assertThat(command(new InstallPackages(List.of("g++", "bc"), Recommends.WITHOUT))
                        .argv())
                .containsExactly(
                        "/usr/bin/apt-get",
                        "-c",
                        "/state/apt.conf",
                        "install",
                        "--no-install-recommends",
                        "--",
                        "g++",
                        "bc");
        var recommending = command(new InstallPackages(List.of("bc"), Recommends.WITH));
        assertThat(recommending.argv()).contains("--install-recommends").doesNotContain("--no-install-recommends");
        assertThat(recommending.environment()).isEqualTo(quiet);
        assertThat(recommending.as()).isEqualTo(As.ROOT);
    }

    @Test
    void aFileIsPlacedWholeByItsOwner() {
        assertThat(command(FILE))
                .isEqualTo(Command.changing(
                                "/usr/bin/install",
                                "-D",
                                "-m",
                                "0640",
                                "-T",
                                "--",
                                "/cache/staged-98ea6e4f216f2fb4",
                                "/etc/a b.conf")
                        .asRoot());
    }

    @Test
    void aRunIsItselfAndADownloadIsNoCommand() {
        var command = Command.changing("make").as(As.ROOT);

        assertThat(COMMANDS.of(Effect.Run.of(command))).contains(command);
        assertThat(COMMANDS.of(DOWNLOAD)).isEmpty();
    }

    @Test
    void oneSourceIsReadAloneAndTheListsOfOthersStay() {
        var source = new Effect.RefreshSource("vendor", "Types: deb\n");

        assertThat(COMMANDS.staged(source)).isEqualTo(Path.of("/cache/vendor.sources"));
        assertThat(command(source).argv())
                .containsExactly(
                        "/usr/bin/apt-get",
                        "-c",
                        "/state/apt.conf",
                        "-o",
                        "Dir::Etc::SourceList=/cache/vendor.sources",
                        "-o",
                        "Dir::Etc::SourceParts=-",
                        "-o",
                        "APT::Get::List-Cleanup=0",
                        "update");
        assertThat(command(source).as()).isEqualTo(As.ROOT);
        assertThat(COMMANDS.withdrawn(source))
                .isEqualTo(Command.changing("/bin/rm", "-f", "--", "/etc/apt/keyrings/bootstrap-vendor.asc")
                        .asRoot());
    }

    @Test
    void whatWaitedIsInstalledAsAnyOther() {
        var install = new InstallPackages(List.of("bc"), Recommends.WITH);

        assertThat(command(new Effect.InstallAfterwards(install))).isEqualTo(command(install));
    }

    @Test
    void lanesFollowFromTheEffect() {
        assertThat(Stream.of(
                                new Effect.RefreshIndex(),
                                new InstallPackages(List.of("bc"), Recommends.WITH),
                                DOWNLOAD,
                                FILE,
                                Effect.Run.of(Command.changing("x").in(Path.of("/w"))),
                                Effect.Run.of(Command.changing("x").with("VIRTUAL_ENV", "/v")))
                        .map(Effect::lane))
                .containsExactly(
                        new Lane.Apt(),
                        new Lane.Apt(),
                        new Lane.Network(),
                        new Lane.Place("/etc/a b.conf"),
                        new Lane.Place("/w"),
                        new Lane.Place("/v"));
    }

    private static Command command(Effect effect) {
        return COMMANDS.of(effect).orElseThrow();
    }
}
