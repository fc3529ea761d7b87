package bootstrap.report;

import bootstrap.component.AptPackage;
import bootstrap.component.AptRepository;
import bootstrap.component.Change;
import bootstrap.component.Component;
import bootstrap.component.DownloadedFile;
import bootstrap.component.GuardedRun;
import bootstrap.component.ManagedFile;
import bootstrap.component.Membership;
import bootstrap.component.RustToolchain;
import bootstrap.component.Service;
import bootstrap.component.VirtualEnvironment;
import bootstrap.plan.Plan;
import bootstrap.plan.PlannedStep;
import bootstrap.plan.PlannedStep.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The lines of a step's components: those with the same change, kind and remark share one. */
final class PlanEntries {
    private static final int WIDEST = 100;
    private static final String INDENT = "    ";

    private final Remarks remarks;
    private final Style style;
    private final int kinds;

    PlanEntries(String targetUser, Style style, Plan plan) {
        this.remarks = new Remarks(targetUser);
        this.style = style;
        this.kinds = plan.steps().stream()
                .flatMap(step -> entries(step).stream())
                .mapToInt(entry -> entry.component().kind().length())
                .max()
                .orElse(0);
    }

    private static List<Entry> entries(PlannedStep step) {
        return switch (step) {
            case PlannedStep.Going going -> going.entries();
            case PlannedStep.Skipped skipped -> List.of();
        };
    }

    /** What entries must have in common to share a line. */
    private record Group(String glyph, String kind, String tail, String remark) {}

    void add(PlannedStep.Going step, Lines lines) {
        var groups = new LinkedHashMap<Group, List<String>>();
        step.entries()
                .forEach(entry -> groups.computeIfAbsent(group(entry), any -> new ArrayList<>())
                        .add(Escape.text(piece(entry))));
        groups.forEach((group, pieces) -> add(group, pieces, lines));
    }

    private Group group(Entry entry) {
        return switch (entry) {
            case Entry.NotHere(Component component, var at, String reason) ->
                new Group(" ", component.kind(), ": skipped, " + reason, "");
            case Entry.Decided(Component component, var at, var state, Change change, var size) ->
                new Group(glyph(change), component.kind(), tail(change), remarks.on(component, change));
        };
    }

    private String glyph(Change change) {
        return switch (change) {
            case Change.Keep keep -> style.quiet("=");
            case Change.Create create -> style.good("+");
            case Change.Update update -> style.doubtful("~");
            case Change.Deferred deferred -> style.doubtful("?");
            case Change.Impossible impossible -> style.bad("x");
            case Change.Blocked blocked -> style.bad("!");
        };
    }

    private static String tail(Change change) {
        return switch (change) {
            case Change.Keep keep -> "";
            case Change.Create create -> "";
            case Change.Update update -> "";
            case Change.Deferred(String until, var candidates, var effects) -> ": decided once " + until;
            case Change.Impossible(String reason) -> ": impossible here, " + reason;
            case Change.Blocked(String reason) -> ": blocked, " + reason;
        };
    }

    private static String piece(Entry entry) {
        return switch (entry) {
            case Entry.NotHere(Component component, var at, var reason) -> component.name();
            case Entry.Decided(Component component, var at, var state, Change change, var size) ->
                piece(component, change);
        };
    }

    private static String piece(Component component, Change change) {
        return switch (change) {
            case Change.Keep(String found) -> kept(component, found);
            case Change.Create(String wanted, var effects) -> named(component, wanted);
            case Change.Update(String from, String wanted, var effects) ->
                named(component, wanted) + " (now " + from + ")";
            case Change.Deferred(var until, List<String> candidates, var effects) -> String.join(" or ", candidates);
            case Change.Impossible impossible -> component.name();
            case Change.Blocked blocked -> component.name();
        };
    }

    /** What is there, as briefly as it can be said of each kind. */
    static String kept(Component component, String found) {
        return switch (component) {
            case ManagedFile file -> file.name();
            case DownloadedFile file -> file.name();
            case GuardedRun run -> run.name() + " (" + found + ")";
            case AptPackage apt -> found;
            case RustToolchain rust -> named(rust, found);
            case VirtualEnvironment venv -> named(venv, found);
            case Membership member -> named(member, found);
            case Service service -> named(service, found);
            case AptRepository repository -> named(repository, found);
        };
    }

    /** Of one of several package names the text tells which; of the rest it may leave out the name. */
    static String named(Component component, String text) {
        boolean told = component instanceof AptPackage || text.contains(component.name());
        return told ? text : component.name() + ": " + text;
    }

    private void add(Group group, List<String> pieces, Lines lines) {
        var margin = INDENT + group.glyph() + " " + Style.padded(group.kind(), kinds) + "  ";
        var indent = " ".repeat(Style.width(margin));
        var line = new StringBuilder(margin).append(pieces.getFirst());
        for (String piece : pieces.subList(1, pieces.size())) {
            line.append(',');
            if (Style.width(line + " " + piece) > WIDEST) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append(piece);
            } else {
                line.append(' ').append(piece);
            }
        }
        lines.add(line.append(Escape.text(group.tail())).toString(), Escape.text(group.remark()));
    }
}
