package bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.apply.Door.Performed;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainPainterTest {
    private static final Effect INSTALL = new InstallPackages(List.of("bc"), Recommends.WITHOUT);
    private static final Effect DOWNLOAD =
            new Effect.Download(URI.create("https://x.example/a"), "a".repeat(64), 9, Path.of("/cache/rustup-init"));

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void eachLineTellsWhichOfTwoItIsAbout() {
        try (var painter = new PlainPainter(new PrintStream(err, true, StandardCharsets.UTF_8))) {
            painter.started(INSTALL, List.of("tool"));
            painter.beside().started(DOWNLOAD, List.of("rust"));
            painter.ended(INSTALL, new Performed.Done());
            painter.beside().ended(DOWNLOAD, new Performed.Done());
        }

        assertThat(err.toString(StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceAll("\\(\\d+ .?s\\)", "(time)")))
                .containsExactly(
                        "  install bc (tool) ...",
                        "  fetch rustup-init from x.example (rust) ...",
                        "  done: install bc (tool) (time)",
                        "  done: fetch rustup-init from x.example (rust) (time)");
    }
}
