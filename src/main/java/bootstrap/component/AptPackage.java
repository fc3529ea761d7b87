package bootstrap.component;

import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.Effect.Recommends;
import bootstrap.facts.Box;
import bootstrap.facts.Packages;
import bootstrap.process.CommandRunner;
import bootstrap.version.Constraint;
import bootstrap.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Debian package at a version the profile accepts; of several names any one will do, the earlier the better. Starts
 * no process.
 */
public record AptPackage(List<String> names, Constraint versions, Recommends recommends) implements Component {
    /** Ends what is said of a package that apt brought because another needs it. */
    private static final String AUTOMATIC = " (automatic)";

    public AptPackage {
        names = List.copyOf(names);
        boolean good = !names.isEmpty();
        for (String name : names) {
            good &= isName(name);
        }
        if (!good) {
            throw new IllegalArgumentException("not package names: " + names);
        }
    }

    /**
     * Whether apt would take the word for a package's name and nothing else ({@code bash-} asks for a removal). By Debian
     * Policy 5.6.7 a name is at least two of a-z, 0-9, +, . and -, with a letter or digit first; here at most 128.
     */
    public static boolean isName(String word) {
        int length = word.length();
        if (length < 2 || length > 128 || !isAlphanumeric(word.charAt(0))) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            if (!isOfNames(word.charAt(i))) {
                return false;
            }
        }
        return !word.endsWith("-") && !(word.endsWith("+") && !word.endsWith("++"));
    }

    /** Whether a name may have this character behind its first. */
    public static boolean isOfNames(int c) {
        return isAlphanumeric(c) || "+.-".indexOf(c) >= 0;
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    @Override
    public String kind() {
        return "apt";
    }

    @Override
    public String name() {
        return String.join(" or ", names);
    }

    @Override
    public State probe(Box box, CommandRunner reading) {
        return switch (box.packages()) {
            case Packages.Read read -> installed(read);
            case Packages.Unreadable(String reason) -> new State.Unknown(reason);
        };
    }

    /** The first that is as wanted, or else the first that is there. */
    private State installed(Packages.Read packages) {
        Optional<State> other = Optional.empty();
        for (String name : names) {
            var version = packages.version(name);
            if (version.isPresent()) {
                State found = new State.Present(found(name, version.get(), packages));
                if (versions.accepts(version.get())) {
                    return found;
                }
                other = other.isPresent() ? other : Optional.of(found);
            }
        }
        return other.orElseGet(() -> provided(packages));
    }

    private static String found(String name, Version version, Packages.Read packages) {
        return name + " " + version.text() + (packages.automatic().contains(name) ? AUTOMATIC : "");
    }

    /** A virtual package has no version of its own: it satisfies a profile that asks for none. */
    private State provided(Packages.Read packages) {
        return names.stream()
                .filter(name -> versions.equals(Constraint.ANY))
                .flatMap(name -> packages.providersOf(name).stream())
                .findFirst()
                .<State>map(provider -> new State.Present(provider + " (provides " + name() + ")"))
                .orElseGet(State.Absent::new);
    }

    @Override
    public Change plan(State observed, Outlook outlook) {
        return switch (observed) {
            case State.Present(String found) when acceptsFound(found) -> marked(found);
            case State.Present(String found)
            when isHeld(found, outlook.box()) ->
                new Change.Impossible(found + " is held: apt-mark hold says that it stays as it is");
            case State.Present(String found) -> update(found, outlook.candidates());
            case State.Absent() ->
                toReinstall(outlook.box())
                        .<Change>map(name -> new Change.Impossible("dpkg was interrupted while it unpacked " + name
                                + ", and apt leaves it so: sudo apt-get install --reinstall " + name))
                        .orElseGet(() -> create(names, outlook.candidates()));
            case State.Unknown(String reason) -> new Change.Blocked(reason);
        };
    }

    /** What apt brought for others would go with them. */
    private static Change marked(String found) {
        if (!found.endsWith(AUTOMATIC)) {
            return new Change.Keep(found);
        }
        var wanted = found.replace(AUTOMATIC, "") + ", marked as asked for";
        return new Change.Update(found, wanted, List.of(new Effect.MarkManual(List.of(nameIn(found)))));
    }

    private static String nameIn(String found) {
        return found.split(" ", 2)[0];
    }

    /** Whether what a probe found is as wanted; something that only provides the name has no version to ask. */
    private boolean acceptsFound(String found) {
        return versions.acceptsAll() || versions.accepts(new Version(found.split(" ", 3)[1]));
    }

    /** Whether apt is to be asked for it: it is not there as wanted. */
    public boolean isWanting(State state) {
        return switch (state) {
            case State.Absent() -> true;
            case State.Present(String found) -> !acceptsFound(found);
            case State.Unknown unknown -> false;
        };
    }

    private Optional<String> toReinstall(Box box) {
        return box.packages() instanceof Packages.Read read
                ? names.stream().filter(read::isToBeReinstalled).findFirst()
                : Optional.empty();
    }

    private static boolean isHeld(String found, Box box) {
        return box.packages() instanceof Packages.Read read && read.holds(nameIn(found));
    }

    private Change create(List<String> inOrder, Candidates candidates) {
        var first = inOrder.getFirst();
        return switch (candidates) {
            case Candidates.Listed listed ->
                chosen(inOrder, listed)
                        .<Change>map(name -> new Change.Create(described(name, listed), install(name)))
                        .orElseGet(() -> new Change.Impossible(noCandidate(listed)));
            case Candidates.NoLists()
            when inOrder.size() > 1 -> new Change.Deferred("the package index is refreshed", inOrder, install(first));
            case Candidates.NoLists() ->
                new Change.Create(first + " (version known after the refresh)", install(first));
            case Candidates.Unasked() -> new Change.Create(asked(), install(first));
            case Candidates.Unreadable(String reason) -> new Change.Blocked(reason);
        };
    }

    /** What the profile asks for, in words. */
    private String asked() {
        return versions.equals(Constraint.ANY) ? name() : name() + " " + versions.text();
    }

    /** The package that is there comes before the others: the box stays with what it has, where that can do. */
    private Change update(String found, Candidates candidates) {
        var there = nameIn(found);
        var inOrder = Stream.concat(Stream.of(there), names.stream().filter(name -> !name.equals(there)));
        return switch (create(inOrder.toList(), candidates)) {
            case Change.Create(var wanted, var effects) -> new Change.Update(found, wanted, effects);
            case Change.Impossible(var reason) -> new Change.Impossible(found + " is installed, but " + reason);
            case Change other -> other;
        };
    }

    private Optional<String> chosen(List<String> inOrder, Candidates.Listed listed) {
        return inOrder.stream()
                .filter(name -> Optional.ofNullable(listed.versions().get(name))
                        .filter(versions::accepts)
                        .isPresent())
                .findFirst();
    }

    private static String described(String name, Candidates.Listed listed) {
        return Optional.ofNullable(listed.versions().get(name))
                .map(version -> name + " " + version.text())
                .orElse(name);
    }

    private String noCandidate(Candidates.Listed listed) {
        var there = names.stream().filter(listed.versions()::containsKey).map(name -> described(name, listed));
        var found = String.join(", ", there.toList());
        return found.isEmpty()
                ? "the package lists of this box have no " + name()
                : "wanted is " + versions.text() + ", the package lists have " + found;
    }

    private List<Effect> install(String name) {
        return List.of(new InstallPackages(List.of(name), recommends));
    }
}
