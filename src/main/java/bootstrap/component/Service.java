package bootstrap.component;

import bootstrap.facts.Box;
import bootstrap.facts.Fact;
import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A unit of systemd, running or stopped now, and started at boot or left as it is. */
public record Service(String unit, Running running, Boot boot) implements Component {
    /** What the unit does now. */
    public enum Running {
        RUNNING,
        STOPPED
    }

    /** Whether it starts with the box. */
    public enum Boot {
        ENABLED,
        AS_IT_IS
    }

    private static final String SYSTEMCTL = "/usr/bin/systemctl";
    private static final String NO_SYSTEMD = "systemd is not running here";

    /** A unit that a package will bring may come running or not, so whatever is wanted may be needed. */
    private static final String TO_COME = "not there, ";

    private static final Set<String> UP = Set.of("active", "reloading");
    private static final Set<String> DOWN = Set.of("inactive", "failed");

    /** Who starts a unit (systemd.unit(5)); one with a name on the bus is started when it is called there. */
    private static final List<String> STARTERS =
            List.of("WantedBy", "RequiredBy", "BoundBy", "UpheldBy", "TriggeredBy", "BusName");

    private static final String ASKED = "LoadState,ActiveState,UnitFileState," + String.join(",", STARTERS);

    /** Enabled, or of a kind that other units start (systemctl(1), is-enabled), as long as one does. */
    private static final Set<String> STARTED_AT_BOOT = Set.of("enabled", "static", "alias", "indirect", "generated");

    private static final Set<String> STARTED_BY_OTHERS = Set.of("static", "indirect", "generated");
    private static final String BY_NOTHING = " and started by nothing";

    @Override
    public String kind() {
        return "service";
    }

    @Override
    public String name() {
        return unit;
    }

    @Override
    public boolean asksPrograms() {
        return true;
    }

    @Override
    public State probe(Box box, CommandRunner reading) {
        return switch (box.facts().systemd()) {
            case Fact.Known<Boolean>(Boolean runs) when !runs -> new State.Present(NO_SYSTEMD);
            case Fact.Known<Boolean> runs -> ask(reading);
            case Fact.Unknown<Boolean>(String reason) -> new State.Unknown(reason);
        };
    }

    private State ask(CommandRunner reading) {
        var show = Command.reading(SYSTEMCTL, "show", "-p", ASKED, "--", unit);
        return switch (reading.run(show)) {
            case Result.Exited(int code, String out, String err) when code == 0 -> read(out);
            case Result.Exited(int code, String out, String err) -> new State.Unknown("systemctl: " + err.strip());
            case Result.NotStarted(String reason) -> new State.Unknown("systemctl did not start: " + reason);
            case Result.TimedOut timedOut -> new State.Unknown("systemctl gave no answer");
        };
    }

    private static State read(String out) {
        Map<String, String> said = out.lines()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1),
                        (first, second) -> first));
        return switch (said.getOrDefault("LoadState", "")) {
            case "not-found" -> new State.Absent();
            case "" -> new State.Unknown("systemctl did not tell the unit's state");
            case "masked" -> new State.Present("masked");
            default -> new State.Present(said.getOrDefault("ActiveState", "") + ", " + atBoot(said));
        };
    }

    /** The state of the unit's file, and of those that can't start by themselves also whether nothing starts them. */
    private static String atBoot(Map<String, String> said) {
        var file = said.getOrDefault("UnitFileState", "");
        boolean byNothing = STARTED_BY_OTHERS.contains(file)
                && STARTERS.stream()
                        .allMatch(starter -> said.getOrDefault(starter, "").isEmpty());
        return byNothing ? file + BY_NOTHING : file;
    }

    @Override
    public Change plan(State observed, Outlook outlook) {
        return switch (observed) {
            case State.Present(String found) when found.equals(NO_SYSTEMD) -> new Change.Impossible(found);
            case State.Present(String found)
            when found.equals("masked") ->
                new Change.Impossible(unit + " is masked; systemctl unmask " + unit + " allows it again");
            case State.Present(String found) -> decide(found);
            case State.Absent() -> new Change.Create(unit + " " + wanted(), effects(TO_COME));
            case State.Unknown(String reason) -> new Change.Blocked(reason);
        };
    }

    /** Nothing is installed of a static unit; of others the units that it names, or links to a script of init. */
    private Change decide(String found) {
        if (boot == Boot.ENABLED && found.endsWith("static" + BY_NOTHING)) {
            return new Change.Impossible(unit + " can't be enabled, its file names nothing that starts it: " + found);
        }
        var effects = effects(found);
        return effects.isEmpty() ? new Change.Keep(unit + " " + found) : new Change.Update(found, wanted(), effects);
    }

    private List<Effect> effects(String found) {
        var effects = new ArrayList<Effect>();
        String[] words = found.split(", ", 2);
        if (boot == Boot.ENABLED && !STARTED_AT_BOOT.contains(words[1])) {
            effects.add(systemctl("enable"));
        }
        if (running == Running.RUNNING && !UP.contains(words[0])) {
            effects.add(systemctl("start"));
        }
        if (running == Running.STOPPED && !DOWN.contains(words[0])) {
            effects.add(systemctl("stop"));
        }
        return effects;
    }

    private String wanted() {
        return running.name().toLowerCase(java.util.Locale.ROOT) + (boot == Boot.ENABLED ? ", started at boot" : "");
    }

    private Effect systemctl(String verb) {
        return Effect.Run.of(Command.changing(SYSTEMCTL, verb, "--", unit).asRoot());
    }
}
