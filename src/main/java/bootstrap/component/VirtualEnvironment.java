package bootstrap.component;

import bootstrap.facts.Account;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A managed Python virtual environment of the target user with these packages, and a working pip. Its probe reads the
 * installed metadata (PEP 376) and starts no process.
 *
 * @param index the package index for these packages only, "" for pip's own default
 */
public record VirtualEnvironment(String name, List<Requirement> packages, String index) implements Component {
    private static final String BROKEN = "broken: ";

    public VirtualEnvironment {
        packages = List.copyOf(packages);
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
            return OnDisk.isDirectory(place) ? new State.Present(look(place)) : new State.Absent();
        } catch (IOException e) {
            return new State.Unknown("virtual environment " + name + ": " + OnDisk.why(e));
        }
    }

    private String look(Path place) throws IOException {
        var python = place.resolve("bin/python");
        if (!OnDisk.isProgram(python)) {
            return BROKEN + "its python is gone";
        }
        // An upgrade of the release puts another one behind the link, which does not see what is installed.
        var name = python.toRealPath().getFileName().toString();
        boolean versioned = name.matches("python3\\.[0-9]+");
        return versioned && !OnDisk.isDirectory(place.resolve("lib").resolve(name))
                ? BROKEN + "made by another python than " + name
                : described(installed(place, versioned ? name : "python3*"));
    }

    private String described(Map<String, String> installed) {
        if (!installed.containsKey("pip")) {
            return BROKEN + "it has no pip";
        }
        return packages.stream()
                .map(wanted -> installed.containsKey(wanted.normalizedName())
                        ? wanted.normalizedName() + " " + installed.get(wanted.normalizedName())
                        : "no " + wanted.normalizedName())
                .collect(Collectors.joining(", "));
    }

    /** Name and version of each installed distribution: {@code NAME-VERSION.dist-info}, names as PEP 503 has them. */
    private static Map<String, String> installed(Path place, String pythons) throws IOException {
        var found = new TreeMap<String, String>();
        try (var libraries = Files.newDirectoryStream(place.resolve("lib"), pythons)) {
            for (Path library : libraries) {
                var packages = library.resolve("site-packages");
                if (!Files.isDirectory(packages)) {
                    continue;
                }
                try (var metadata = Files.newDirectoryStream(packages, "*.dist-info")) {
                    metadata.forEach(each -> {
                        String[] parts = each.getFileName()
                                .toString()
                                .replace(".dist-info", "")
                                .split("-", 2);
                        if (parts.length == 2) {
                            found.put(Requirement.normalized(parts[0]), parts[1]);
                        }
                    });
                }
            }
        }
        return found;
    }

    @Override
    public Change plan(State observed, Outlook outlook) {
        var target = outlook.box().target();
        return switch (observed) {
            case State.Absent() -> new Change.Create(wanted(), create(target, List.of()));
            case State.Present(String found)
            when found.startsWith(BROKEN) -> new Change.Update(found, wanted(), create(target, List.of("--clear")));
            case State.Present(String found)
            when isComplete(found) -> new Change.Keep(found.isEmpty() ? name : name + ": " + found);
            case State.Present(String found) -> new Change.Update(found, wanted(), install(target));
            case State.Unknown(String reason) -> new Change.Blocked(reason);
        };
    }

    private String wanted() {
        return packages.isEmpty() ? name : name + ": " + texts(packages);
    }

    private boolean isComplete(String found) {
        var seen = List.of(found.split(", "));
        return packages.stream().allMatch(wanted -> seen.stream().anyMatch(each -> satisfies(each, wanted)));
    }

    private static boolean satisfies(String seen, Requirement wanted) {
        String[] words = seen.split(" ", 2);
        return words.length == 2
                && words[0].equals(wanted.normalizedName())
                && PythonVersion.parse(words[1]).filter(wanted::accepts).isPresent();
    }

    /** With {@code --clear} only where one is broken: it empties the directory first. */
    private List<Effect> create(Account target, List<String> options) {
        var place = place(name, target.home()).toString();
        var words = new ArrayList<>(List.of("/usr/bin/python3", "-m", "venv"));
        words.addAll(options);
        words.add(place);
        var effects = new ArrayList<Effect>();
        effects.add(Effect.Run.of(Command.changing(words.toArray(String[]::new)).with("VIRTUAL_ENV", place)));
        effects.addAll(install(target));
        return effects;
    }

    /**
     * All packages of the entry, also when only one is missing: pip leaves alone what will do, and one command is the
     * same before and after another entry has brought a part of them.
     */
    private List<Effect> install(Account target) {
        if (packages.isEmpty()) {
            return List.of();
        }
        var place = place(name, target.home());
        var words = new ArrayList<>(List.of(place.resolve("bin/python").toString(), "-m", "pip", "install"));
        words.addAll(List.of("--no-input", "--disable-pip-version-check", "--progress-bar", "off"));
        Optional.of(index).filter(url -> !url.isEmpty()).ifPresent(url -> words.addAll(List.of("--index-url", url)));
        words.add("--");
        packages.forEach(requirement -> words.add(requirement.text()));
        return List.of(
                Effect.Run.of(Command.changing(words.toArray(String[]::new)).with("VIRTUAL_ENV", place.toString())));
    }

    private static String texts(List<Requirement> packages) {
        return String.join(", ", packages.stream().map(Requirement::text).toList());
    }
}
