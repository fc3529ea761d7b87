package bootstrap.component;

import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Apt's own word on what changes when packages are installed: no root, no lock, no network, and nothing is written.
 */
record AptResolver(AptIndex index, CommandRunner reading, List<String> held) {
    /** With versions, and with nothing left out, whatever apt's settings on this box say. */
    private static final List<String> TOLD = List.of(
            "-q=1", "-V", "-o", "APT::Get::Show-Upgraded=true", "-o", "APT::Get::Only-Upgrade=false", "--print-uris");

    /** Tells all, and walks over all packages again for each; as root apt writes down even what it only simulates. */
    private static final List<String> SIMULATED =
            List.of("-qq", "-o", "Dir::Log::Planner=/dev/null", "-o", "APT::Get::Only-Upgrade=false", "--simulate");

    /** What apt would do to a package: its name, and the versions before and after as far as it tells, "" for none. */
    record Named(String name, String from, String to) {}

    /** What a program said to one or more questions, or why it did not. */
    private sealed interface Answer {
        record Texts(List<String> texts) implements Answer {}

        record None(Closure why) implements Answer {}
    }

    /** What would happen to the box, were all of these performed; never {@link Closure.AfterRefresh}. */
    Closure of(List<InstallPackages> wanted) {
        return resolved(wanted, true);
    }

    /** The same without how much. */
    Closure changesOf(List<InstallPackages> wanted) {
        return resolved(wanted, false);
    }

    private Closure resolved(List<InstallPackages> wanted, boolean isSized) {
        return switch (answers(TOLD, wanted)) {
            case Answer.None(Closure why) -> why;
            case Answer.Texts(List<String> texts) -> {
                var listed = texts.stream().map(AptLists::changes).toList();
                if (listed.stream().allMatch(Optional::isPresent)) {
                    yield known(listed.stream().flatMap(Optional::stream), texts, isSized);
                }
                yield switch (answers(SIMULATED, wanted)) {
                    case Answer.None(Closure why) -> why;
                    case Answer.Texts(List<String> lines) ->
                        known(lines.stream().map(AptLists::simulated), texts, isSized);
                };
            }
        };
    }

    /** The first word on each package counts: two transactions may both say that they bring it. */
    private Closure known(Stream<List<Named>> changes, List<String> texts, boolean isSized) {
        var named = new LinkedHashMap<String, Named>();
        changes.flatMap(List::stream).forEach(each -> named.putIfAbsent(each.name(), each));
        var downloads = texts.stream().flatMap(AptLists::downloads).distinct().toList();
        return named.isEmpty()
                ? new Closure.Known(List.of(), List.of(), 0, 0, held)
                : detailed(List.copyOf(named.values()), downloads, isSized);
    }

    private Closure detailed(List<Named> named, List<AptLists.Download> downloads, boolean isSized) {
        var names = named.stream().map(Named::name).toList();
        var asked = List.of(
                beside(List.of("policy")),
                beside(words("policy", names)),
                isSized ? beside(words("show", recorded(named))) : CompletableFuture.completedFuture(text("")));
        var told = asked.stream().map(CompletableFuture::join).toList(); // all: no question is left behind
        return switch (together(told.stream())) {
            case Answer.None(Closure why) -> why;
            case Answer.Texts(List<String> texts) ->
                closure(named, downloads, AptPolicy.in(texts.get(0), texts.get(1)), PackageSizes.in(texts.get(2)));
        };
    }

    private Closure closure(
            List<Named> named, List<AptLists.Download> downloads, AptPolicy policy, PackageSizes sizes) {
        var changes = named.stream().map(each -> policy.change(each)).toList();
        return new Closure.Known(
                changes,
                downloads.stream().flatMap(each -> each.uri().stream()).toList(),
                downloads.stream().mapToLong(AptLists.Download::bytes).sum(),
                changes.stream().mapToLong(sizes::growth).sum(),
                held);
    }

    /** Of what goes away apt may not have told the version: all that it knows of it are asked for. */
    private static List<String> recorded(List<Named> named) {
        var all = new LinkedHashSet<String>();
        for (Named each : named) {
            if (each.to().isEmpty()) {
                all.add(each.name());
            } else {
                Stream.of(each.from(), each.to())
                        .filter(version -> !version.isEmpty())
                        .forEach(version -> all.add(each.name() + "=" + version));
            }
        }
        return List.copyOf(all);
    }

    private static List<String> words(String verb, List<String> operands) {
        return Stream.concat(Stream.of(verb, "--"), operands.stream()).toList();
    }

    /** That apt-cache has no answer does not mean that there is no way. */
    private CompletableFuture<Answer> beside(List<String> words) {
        return CompletableFuture.supplyAsync(
                () -> switch (answer("/usr/bin/apt-cache", words)) {
                    case Answer.None(Closure.Unsolved(String reason)) ->
                        new Answer.None(new Closure.Unasked("apt-cache: " + reason));
                    case Answer other -> other;
                },
                Thread::startVirtualThread);
    }

    /** What apt says to each of these, or to the first without an answer. */
    private Answer answers(List<String> how, List<InstallPackages> wanted) {
        return together(wanted.stream().map(install -> {
            var words = new ArrayList<>(how);
            words.addAll(List.of("--yes", "install", recommends(install.recommends()), "--"));
            words.addAll(install.packages());
            return answer("/usr/bin/apt-get", words);
        }));
    }

    /** All texts, or the first that is none; those after it are not asked for. */
    private static Answer together(Stream<Answer> answers) {
        var all = new ArrayList<String>();
        for (var each = answers.iterator(); each.hasNext(); ) {
            switch (each.next()) {
                case Answer.None none -> {
                    return none;
                }
                case Answer.Texts(List<String> texts) -> all.addAll(texts);
            }
        }
        return new Answer.Texts(all);
    }

    private static String recommends(Recommends recommends) {
        return recommends == Recommends.WITH ? "--install-recommends" : "--no-install-recommends";
    }

    private Answer answer(String program, List<String> words) {
        return switch (index.ask(program, words, reading)) {
            case Result.Exited(int code, String out, var err) when code == 0 -> text(out);
            case Result.Exited(int code, String out, String err) ->
                new Answer.None(new Closure.Unsolved(complaint(out, err)));
            case Result.NotStarted(String reason) ->
                new Answer.None(new Closure.Unasked("apt did not start: " + reason));
            case Result.TimedOut(var after, var out, var err) ->
                new Answer.None(new Closure.Unasked("apt gave no answer in " + after.toSeconds() + " s"));
        };
    }

    private static Answer text(String text) {
        return new Answer.Texts(List.of(text));
    }

    /** The dependencies that can't be had, which apt lists indented (other lists by three spaces), and its errors. */
    private static String complaint(String out, String err) {
        var unmet = out.lines()
                .filter(line -> line.startsWith(" ") && !line.matches(" {3}\\S.*"))
                .map(String::strip);
        var errors = err.lines()
                .filter(line -> line.startsWith("E: ") && !line.endsWith(":")) // what it announces are no errors
                .map(line -> line.substring(3));
        var all = Stream.concat(unmet, errors).limit(6).toList();
        return all.isEmpty() ? "apt ended without a reason" : String.join("; ", all);
    }
}
