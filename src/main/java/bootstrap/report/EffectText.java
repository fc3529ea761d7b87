package bootstrap.report;

import bootstrap.component.AptRepository;
import bootstrap.component.Effect;
import bootstrap.plan.Plan;
import bootstrap.plan.Plan.PlannedEffect;
import bootstrap.process.As;
import bootstrap.process.Command;
import bootstrap.source.SourceFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every effect of a plan in the order it is performed, as exactly as it is known. */
record EffectText(String targetUser, Style style, Function<Effect, Optional<Command>> commands) {
    private static final String INDENT = "     ";
    /** More of a file's text than this is only counted. */
    private static final int SHOWN = 20;

    String render(Plan plan) {
        var text = new StringBuilder(heading(plan));
        int number = 1;
        for (PlannedEffect each : plan.effects()) {
            var lines = described(each.effect()).map(Escape::text).toList();
            var counted = String.valueOf(number++);
            text.append(" ".repeat(Math.max(0, 3 - counted.length())))
                    .append(counted)
                    .append(". ");
            text.append(String.join("\n" + INDENT, lines)).append('\n');
            if (!each.steps().isEmpty()) {
                var steps = Escape.text("for " + String.join(", ", each.steps()));
                text.append(INDENT).append(style.quiet(steps)).append('\n');
            }
        }
        return text.append('\n').toString();
    }

    private static String heading(Plan plan) {
        var all = plan.effects().stream().map(PlannedEffect::effect).toList();
        boolean goesOn = !plan.ahead().isEmpty() || all.stream().anyMatch(Effect.Download.class::isInstance);
        return goesOn && all.stream().anyMatch(each -> each.lane() instanceof Effect.Lane.Apt)
                ? "In this order, beside packages what doesn't wait for them:\n"
                : "In this order:\n";
    }

    private Stream<String> described(Effect effect) {
        return switch (effect) {
            case Effect.RefreshIndex refresh -> command(effect);
            case Effect.InstallPackages install -> command(effect);
            case Effect.FinishPackages finish -> command(effect);
            case Effect.MarkManual mark -> command(effect);
            case Effect.Run(var command, var files) -> Stream.concat(command(effect), brought(files));
            case Effect.Download download -> fetched(download);
            case Effect.WriteFile file -> Stream.concat(written(file), command(effect));
            case Effect.InstallAfterwards install -> command(effect);
            case Effect.RefreshSource source -> command(effect);
            case Effect.FetchKey(var key, var checked) ->
                Stream.of(from(key.origin()), "to " + checked + ", if its only primary key is " + key.fingerprint());
            case Effect.AskRepository ask -> Stream.of(asked(ask));
        };
    }

    private static Stream<String> fetched(Effect.Download download) {
        return Stream.of(
                "download from " + download.from().getHost() + ": " + Address.shown(download.from()),
                "sha256 " + download.sha256() + ", at most " + Sizes.text(download.maxBytes()),
                "to " + download.to());
    }

    private static String from(AptRepository.Origin origin) {
        return switch (origin) {
            case AptRepository.Origin.At(URI url) -> "download from " + url.getHost() + ": " + Address.shown(url);
            case AptRepository.Origin.Brought brought -> "look at the key that the profile brings";
        };
    }

    private static String asked(Effect.AskRepository ask) {
        var components = ask.components().isEmpty() ? "" : " " + String.join(", ", ask.components());
        return "ask whether there is" + components + " for " + ask.architecture() + " at "
                + Address.shown(ask.release());
    }

    private Stream<String> written(Effect.WriteFile file) {
        var lines = new ArrayList<String>();
        lines.add("write " + file.path() + ", mode " + file.mode() + ", owner " + name(file.owner()));
        var content = file.content().lines().toList();
        content.stream().limit(SHOWN).forEach(line -> lines.add("| " + line));
        if (content.size() > SHOWN) {
            lines.add("| ... and " + (content.size() - SHOWN) + " more lines");
        }
        return lines.stream();
    }

    private Stream<String> command(Effect effect) {
        return commands.apply(effect).stream().flatMap(this::typed);
    }

    private Stream<String> typed(Command command) {
        var line = "as " + name(command.as()) + ": " + command.typed();
        var variables = new TreeMap<>(command.environment())
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList();
        return variables.isEmpty() ? Stream.of(line) : Stream.of(line, "with " + String.join(" ", variables));
    }

    private String name(As whom) {
        return switch (whom) {
            case TARGET -> targetUser;
            case ROOT -> "root";
        };
    }

    private static Stream<String> brought(List<SourceFile> files) {
        return files.isEmpty()
                ? Stream.of()
                : Stream.of("in a fresh directory with "
                        + String.join(", ", files.stream().map(SourceFile::name).toList()));
    }
}
