package bootstrap.component;

import bootstrap.facts.Box;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.version.PythonVersion;
import bootstrap.version.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A managed Python virtual environment of the target user with these packages, and a working pip. Its probe reads the
 * installed metadata (PEP 376) and starts no process.
 */
public record VirtualEnvironment(
        String name, List<Requirement> packages, Installer installer, Site site, Pythons pythons) implements Component {
    /** Whether programs in it also see what is installed for the whole box. */
    public enum Site {
        /** As another entry made it, or the user: at first they don't. */
        AS_IT_IS,
        SYSTEM
    }

    private static final String BROKEN = "broken: ";
    private static final String SETTINGS = "pyvenv.cfg";
    private static final String CLOSED = "closed to the packages of the system";

    public VirtualEnvironment {
        packages = List.copyOf(packages);
    }

    /** With packages that pip installs from an index, "" for its default, on whatever Python the box has. */
    public VirtualEnvironment(String name, List<Requirement> packages, String index) {
        this(name, packages, Installer.pip(index), Site.AS_IT_IS, Pythons.ALL);
    }

    /** Where the environment of that name lives. */
    public static Path place(String name, Path home) {
        return home.resolve(".local/share/bootstrap/venvs").resolve(name);
    }

    @Override
    public String kind() {
        return "venv";
    }

    @Override
    public State probe(Box box, CommandRunner reading) {
        var place = place(name, box.target().home());
        try {
            return OnDisk.isDirectory(place) ? new State.Present(look(place, box)) : new State.Absent();
        } catch (IOException e) {
            return new State.Unknown("virtual environment " + name + ": " + OnDisk.why(e));
        }
    }

    private String look(Path place, Box box) throws IOException {
        var python = place.resolve("bin/python");
        if (!OnDisk.isProgram(python)) {
            return BROKEN + "its python is gone";
        }
        if (OnDisk.text(place.resolve(SETTINGS)).isEmpty()) {
            return BROKEN + "it has no " + SETTINGS; // its python then is that of the box
        }
        // An upgrade of the release puts another one behind the link, which does not see what is installed.
        var name = python.toRealPath().getFileName().toString();
        boolean versioned = name.matches("python3\\.[0-9]+");
        return versioned && !OnDisk.isDirectory(place.resolve("lib").resolve(name))
                ? BROKEN + "made by another python than " + name
                : described(place, libraries(place, versioned ? name : "python3*"), box);
    }

    private static List<Path> libraries(Path place, String pythons) throws IOException {
        var found = new ArrayList<Path>();
        try (var libraries = Files.newDirectoryStream(place.resolve("lib"), pythons)) {
            libraries.forEach(found::add);
        }
        return found;
    }

    private String described(Path place, List<Path> libraries, Box box) throws IOException {
        var installed = new TreeMap<String, String>();
        for (Path library : libraries) {
            installed.putAll(Distributions.whole(library.resolve("site-packages")));
        }
        if (!installed.containsKey("pip")) {
            return BROKEN + "it has no pip";
        }
        boolean open = isOpen(place);
        for (Path shared : open ? shared(libraries, box) : List.<Path>of()) {
            Distributions.in(shared).forEach(installed::putIfAbsent);
        }
        var seen = packages.stream()
                .map(wanted -> installed.containsKey(wanted.normalizedName())
                        ? wanted.normalizedName() + " " + installed.get(wanted.normalizedName())
                        : "no " + wanted.normalizedName());
        return Stream.concat(site == Site.SYSTEM && !open ? Stream.of(CLOSED) : Stream.of(), seen)
                .collect(Collectors.joining(", "));
    }

    /** By pyvenv.cfg, as the environment's python itself decides it. */
    private static boolean isOpen(Path place) throws IOException {
        return OnDisk.text(place.resolve(SETTINGS))
                .orElse("")
                .lines()
                .map(line -> line.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch("include-system-site-packages=true"::equals);
    }

    /** Where Debian's Python looks behind an environment's own packages: the user's, the box's, the archive's. */
    private static List<Path> shared(List<Path> libraries, Box box) {
        var home = box.target().home();
        var found = new ArrayList<Path>();
        libraries.stream().map(Path::getFileName).forEach(python -> {
            found.add(home.resolve(".local/lib").resolve(python).resolve("site-packages"));
            found.add(box.root().resolve("usr/local/lib").resolve(python).resolve("dist-packages"));
        });
        found.add(box.root().resolve("usr/lib/python3/dist-packages"));
        return found;
    }

    @Override
    public Change plan(State observed, Outlook outlook) {
        var change = wanted(observed, outlook.box());
        return change.effects().isEmpty()
                ? change
                : pythons.objection(outlook).<Change>map(Change.Impossible::new).orElse(change);
    }

    private Change wanted(State observed, Box box) {
        var place = place(name, box.target().home());
        return switch (observed) {
            case State.Absent() -> new Change.Create(wanted(), made(place, List.of(environment(place)), box));
            case State.Present(String found)
            when found.startsWith(BROKEN) -> new Change.Update(found, wanted(), made(place, anew(place), box));
            case State.Present(String found)
            when isComplete(found) -> new Change.Keep(found.isEmpty() ? name : name + ": " + found);
            case State.Present(String found) ->
                new Change.Update(found, wanted(), made(place, opened(found, place), box));
            case State.Unknown(String reason) -> new Change.Blocked(reason);
        };
    }

    private String wanted() {
        var open = site == Site.SYSTEM ? " with the packages of the system" : "";
        return name + open + (packages.isEmpty() ? "" : ": " + texts(packages));
    }

    private boolean isComplete(String found) {
        var seen = List.of(found.split(", "));
        return !found.startsWith(CLOSED)
                && packages.stream().allMatch(wanted -> seen.stream().anyMatch(each -> satisfies(each, wanted)));
    }

    private static boolean satisfies(String seen, Requirement wanted) {
        String[] words = seen.split(" ", 2);
        return words.length == 2
                && words[0].equals(wanted.normalizedName())
                && PythonVersion.parse(words[1]).filter(wanted::accepts).isPresent();
    }

    /**
     * All packages of the entry, also when only one is missing: pip leaves alone what will do, and one command is the
     * same before and after another entry has brought a part of them.
     */
    private List<Effect> made(Path place, List<Effect> environment, Box box) {
        return Stream.concat(environment.stream(), installer.effects(place, packages, box).stream())
                .toList();
    }

    private List<Effect> opened(String found, Path place) {
        return found.startsWith(CLOSED) ? List.of(environment(place)) : List.of();
    }

    /** Where one is there it only opens what was closed, and takes nothing out. */
    private Effect environment(Path place) {
        return venv(place, site == Site.SYSTEM ? List.of("--system-site-packages") : List.of());
    }

    /**
     * Where one is broken its directory is emptied first: by a command of its own, so that opening what another entry
     * made anew is as announced.
     */
    private List<Effect> anew(Path place) {
        var emptied = venv(place, List.of("--clear"));
        return site == Site.SYSTEM ? List.of(emptied, environment(place)) : List.of(emptied);
    }

    private static Effect venv(Path place, List<String> options) {
        var words = new ArrayList<>(List.of("/usr/bin/python3", "-m", "venv"));
        words.addAll(options);
        words.add(place.toString());
        return Effect.Run.of(Command.changing(words.toArray(String[]::new)).with("VIRTUAL_ENV", place.toString()));
    }

    private static String texts(List<Requirement> packages) {
        return String.join(", ", packages.stream().map(Requirement::text).toList());
    }
}
