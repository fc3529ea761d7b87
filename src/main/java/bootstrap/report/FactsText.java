package bootstrap.report;

import bootstrap.facts.Account;
import bootstrap.facts.Environment;
import bootstrap.facts.Fact;
import bootstrap.facts.Facts;
import bootstrap.facts.Gpu;
import bootstrap.facts.Memory;
import bootstrap.facts.Mount;
import bootstrap.facts.People;
import bootstrap.facts.Processor;
import bootstrap.facts.Release;
import bootstrap.facts.Support;
import bootstrap.process.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All facts for people, a line each; what is unknown is named with its reason. */
public final class FactsText {
    private static final int LABELS = 14;

    private final StringBuilder text = new StringBuilder();
    private final Style style;

    private FactsText(Style style) {
        this.style = style;
    }

    /** Asks every fact of the box. */
    public static String render(Facts facts, Style style) {
        var lines = new FactsText(style);
        lines.system(facts);
        lines.hardware(facts);
        lines.surroundings(facts);
        lines.people(facts.people());
        lines.line("groups", said(facts.groups(), groups -> String.join(", ", groups)), facts.groups());
        lines.environment(facts.environment());
        return style.finished(lines.text.toString());
    }

    private void system(Facts facts) {
        line("release", Headline.release(facts.release()), facts.release());
        line("support", support(facts.support()));
        facts.release()
                .map(Release::lifetime)
                .orElse(Optional.empty())
                .ifPresent(lifetime -> line(
                        "updates", "until " + lifetime.standardSupportEnds() + ", as known on " + lifetime.asOf()));
        line("architecture", facts.architecture().orElse(""), facts.architecture());
    }

    private void hardware(Facts facts) {
        line("processor", said(facts.processor(), FactsText::processor), facts.processor());
        line("memory", said(facts.memory(), FactsText::memory), facts.memory());
        facts.mounts().orElse(List.of()).forEach(mount -> line("disk", disk(mount)));
        if (facts.mounts().orElse(List.of()).isEmpty()) {
            line("disk", "none was found", facts.mounts());
        }
        line("gpu", said(facts.gpus(), FactsText::gpus), facts.gpus());
    }

    private void surroundings(Facts facts) {
        line("container", said(facts.container(), kind -> kind.orElse("no")), facts.container());
        line("wsl", said(facts.wsl(), inside -> inside ? "yes" : "no"), facts.wsl());
        line("systemd", said(facts.systemd(), runs -> runs ? "running" : "not running"), facts.systemd());
    }

    private static <T> String said(Fact<T> fact, Function<T, String> words) {
        return fact.map(words).orElse("");
    }

    private void line(String label, String known, Fact<?> fact) {
        switch (fact) {
            case Fact.Known<?> any -> line(label, known);
            case Fact.Unknown<?>(String reason) -> line(label, "unknown: " + reason);
        }
    }

    private void line(String label, String words) {
        text.append(style.strong(Style.padded(label, LABELS)))
                .append(Escape.text(words))
                .append('\n');
    }

    private static String support(Support support) {
        return switch (support) {
            case Support.Supported() -> "made for this release";
            case Support.Relative() -> "a relative of Ubuntu, it works";
            case Support.Untried(String found) -> "not tried: " + found;
            case Support.Refused(String found) -> "not supported: " + found;
        };
    }

    private static String processor(Processor processor) {
        var usable = processor.usable() == processor.host()
                ? processor.usable() + (processor.usable() == 1 ? " core" : " cores")
                : processor.usable() + " of " + processor.host() + " cores usable";
        return processor.model().isEmpty() ? usable : usable + ", " + processor.model();
    }

    private static String memory(Memory memory) {
        return memory.usable() == memory.host()
                ? Sizes.text(memory.usable())
                : Sizes.text(memory.usable()) + " usable of " + Sizes.text(memory.host());
    }

    private static String disk(Mount mount) {
        var holds = mount.holds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Sizes.text(mount.free()) + " free of " + Sizes.text(mount.total()) + " on " + mount.point() + ", holds "
                + holds;
    }

    private static String gpus(List<Gpu> gpus) {
        return gpus.isEmpty()
                ? "none"
                : gpus.stream()
                        .map(gpu -> gpu.vendor() + " at " + gpu.address())
                        .collect(Collectors.joining(", "));
    }

    private void people(People people) {
        switch (people) {
            case People.Resolved resolved -> {
                line("user", account(resolved.self()) + (resolved.isRoot() ? ", is root" : ""));
                line("set up for", target(resolved));
            }
            case People.Unresolved(String reason) -> line("user", "unknown: " + reason);
        }
    }

    private static String account(Account account) {
        return account.name() + " (" + Integer.toUnsignedString(account.uid()) + "), home " + account.home();
    }

    private static String target(People.Resolved people) {
        return switch (people.choice()) {
            case NAMED -> account(people.target()) + ", named by --user";
            case BEHIND_SUDO -> account(people.target()) + ", who called sudo";
            case SELF -> "the same user";
        };
    }

    /** Values of variables may hold passwords: only proxies, masked, and the places of certificates are shown. */
    private void environment(Environment environment) {
        environment.proxies().forEach((name, value) -> {
            if (name.equals(name.toLowerCase(Locale.ROOT))) {
                line("proxy", name + " = " + Environment.masked(value));
            }
        });
        new TreeSet<>(Caller.AUTHORITIES)
                .forEach(name -> environment.get(name).ifPresent(file -> line("certificates", name + " = " + file)));
    }
}
