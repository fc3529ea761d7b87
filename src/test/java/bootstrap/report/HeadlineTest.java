package bootstrap.report;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.facts.Fact;
import bootstrap.facts.Memory;
import bootstrap.facts.Mount;
import bootstrap.facts.Processor;
import bootstrap.facts.Release;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlineTest {
    @TempDir
    Path root;

    @Test
    void namesTheBoxInOneLine() {
        var box = new FactsFixture(root).ubuntu();

        assertThat(Headline.of(box.facts(), Samples.PLAIN))
                .matches("Ubuntu 24\\.04\\.3 LTS \\(noble\\) amd64 · 2 cores · 31\\.2 GiB memory · "
                        + "[0-9.]+ [GM]iB free on / · no container");
        assertThat(box.started()).isEmpty();
    }

    @Test
    void inAsciiItIsSeparatedByHyphens() {
        var box = new FactsFixture(root).ubuntu().file("/.dockerenv", "");

        assertThat(Headline.of(box.facts(), Samples.ASCII))
                .contains("amd64 - 2 cores - ")
                .endsWith("container (docker)");
    }

    @Test
    void saysWhatIsUnknown() {
        var nothing = new FactsFixture(root).facts();

        assertThat(Headline.of(nothing, Samples.PLAIN))
                .startsWith("release unknown, architecture unknown · cores unknown · memory unknown · ")
                .endsWith(" · WSL unknown");
    }

    @Test
    void theCodenameIsSaidOnce() {
        var debian = new Release("debian", "12", "bookworm", "bookworm", List.of(), "Debian GNU/Linux 12 (bookworm)");

        assertThat(Headline.release(new Fact.Known<>(debian))).isEqualTo("Debian GNU/Linux 12 (bookworm)");
    }

    @Test
    void countsWhatMayBeUsedHere() {
        assertThat(Headline.cores(new Fact.Known<>(new Processor("", 1, 16)))).isEqualTo("1 core");
        assertThat(Headline.memory(new Fact.Known<>(new Memory(2L << 30, 64L << 30))))
                .isEqualTo("2.0 GiB memory");
    }

    @Test
    void freeDiskIsThatOfTheRoot() {
        var home = new Mount(Path.of("/home"), List.of(Path.of("/home/alice")), 1L << 40, 1L << 41);
        var system = new Mount(Path.of("/"), List.of(Path.of("/"), Path.of("/tmp")), 5L << 30, 1L << 35);

        assertThat(Headline.disk(new Fact.Known<>(List.of(home, system)))).isEqualTo("5.0 GiB free on /");
        assertThat(Headline.disk(new Fact.Known<>(List.of(home)))).isEqualTo("free disk unknown");
        assertThat(Headline.disk(new Fact.Unknown<>("hidden"))).isEqualTo("free disk unknown");
    }

    @Test
    void whatTheBoxCallsItselfIsEscaped() {
        var box = new FactsFixture(root).file("/etc/os-release", "ID=odd\nPRETTY_NAME=\"Odd\u202E OS\"\n");

        assertThat(Headline.of(box.facts(), Samples.PLAIN)).startsWith("Odd\\u{202e} OS ");
    }
}
