package bootstrap.report;

import bootstrap.facts.Fact;
import bootstrap.facts.Facts;
import bootstrap.facts.Memory;
import bootstrap.facts.Mount;
import bootstrap.facts.Processor;
import bootstrap.facts.Release;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The box in one line; asks only the facts that it shows. */
public final class Headline {
    private static final Path ROOT = Path.of("/");

    private Headline() {}

    /** Release, processors, memory, free disk and surroundings; what is unknown is said to be. */
    public static String of(Facts facts, Style style) {
        var parts = List.of(
                release(facts.release()) + " " + facts.architecture().orElse("architecture unknown"),
                cores(facts.processor()),
                memory(facts.memory()),
                disk(facts.mounts()),
                surroundings(facts));
        return style.finished(Escape.text(String.join(style.separator(), parts)));
    }

    /** The codename is added where the release's own name for itself lacks it; Ubuntu's does, Debian's doesn't. */
    static String release(Fact<Release> release) {
        return switch (release) {
            case Fact.Known<Release>(Release known)
            when known.codename().isEmpty() || known.prettyName().contains(known.codename()) -> known.prettyName();
            case Fact.Known<Release>(Release known) -> known.prettyName() + " (" + known.codename() + ")";
            case Fact.Unknown<Release> unknown -> "release unknown,";
        };
    }

    static String cores(Fact<Processor> processor) {
        return switch (processor) {
            case Fact.Known<Processor>(Processor known) -> known.usable() + (known.usable() == 1 ? " core" : " cores");
            case Fact.Unknown<Processor> unknown -> "cores unknown";
        };
    }

    static String memory(Fact<Memory> memory) {
        return switch (memory) {
            case Fact.Known<Memory>(Memory known) -> Sizes.text(known.usable()) + " memory";
            case Fact.Unknown<Memory> unknown -> "memory unknown";
        };
    }

    static String disk(Fact<List<Mount>> mounts) {
        return mounts.orElse(List.of()).stream()
                .filter(mount -> mount.holds().contains(ROOT))
                .findFirst()
                .map(mount -> Sizes.text(mount.free()) + " free on /")
                .orElse("free disk unknown");
    }

    private static String surroundings(Facts facts) {
        return switch (facts.container()) {
            case Fact.Known<Optional<String>>(var kind) when kind.isPresent() -> "container (" + kind.get() + ")";
            case Fact.Known<Optional<String>> none -> windows(facts.wsl());
            case Fact.Unknown<Optional<String>> unknown -> "container unknown";
        };
    }

    /** Of virtual machines no fact tells, so this doesn't claim bare metal. */
    private static String windows(Fact<Boolean> wsl) {
        return switch (wsl) {
            case Fact.Known<Boolean>(Boolean inside) -> inside ? "WSL" : "no container";
            case Fact.Unknown<Boolean> unknown -> "WSL unknown";
        };
    }
}
