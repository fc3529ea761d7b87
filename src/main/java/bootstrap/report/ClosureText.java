package bootstrap.report;

import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.component.PackageChange;
import bootstrap.component.PackageChange.Kind;
import bootstrap.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What apt will do, in numbers, and what goes away by name. */
record ClosureText(Plan plan, Style style) {
    /** {@code apt: 64 new, 0 upgraded, 0 removed; 187 MiB to fetch, 712 MiB more on disk.} Empty when apt does nothing. */
    String sentence() {
        return counts() + waiting();
    }

    /** What comes from a repository that is still to come is in no count. */
    private String waiting() {
        var names = plan.effects().stream()
                .map(Plan.PlannedEffect::effect)
                .filter(Effect.InstallAfterwards.class::isInstance)
                .flatMap(effect -> ((Effect.InstallAfterwards) effect).what().packages().stream())
                .toList();
        return names.isEmpty()
                ? ""
                : "Not counted, for their repository is still to come: " + Escape.text(String.join(", ", names))
                        + ".\n";
    }

    private String counts() {
        return switch (plan.closure()) {
            case Closure.Unneeded() -> "";
            case Closure.AfterRefresh() ->
                "apt: how many packages and bytes is known after the refresh; nothing will be removed.\n";
            case Closure.Unsolved(String reason) -> "apt finds no way: " + Escape.text(reason) + "\n";
            case Closure.Unasked(String reason) -> "apt could not be asked: " + Escape.text(reason) + "\n";
            case Closure.Known known -> counted(known) + removed(known) + origins(known);
        };
    }

    private String counted(Closure.Known known) {
        var counts = new ArrayList<>(List.of(
                known.of(Kind.NEW).size() + " new",
                known.of(Kind.UPGRADED).size() + " upgraded",
                known.removed().size() + " removed"));
        add(counts, known.of(Kind.DOWNGRADED).size(), " downgraded");
        add(counts, known.of(Kind.REINSTALLED).size(), " unpacked again");
        add(counts, known.held().size(), " held");
        var more = known.diskBytes() < 0 ? " less on disk" : " more on disk";
        return "apt: " + String.join(", ", counts) + "; " + Sizes.text(known.fetchBytes()) + " to fetch, "
                + Sizes.text(Math.abs(known.diskBytes())) + more + byOldLists() + ".\n";
    }

    private static void add(List<String> counts, int count, String what) {
        if (count > 0) {
            counts.add(count + what);
        }
    }

    /** What is read from old lists is no promise. */
    private String byOldLists() {
        return plan.index() instanceof Plan.Index.Old ? ", by the old lists" : "";
    }

    private String removed(Closure.Known known) {
        var names = known.removed().stream().map(PackageChange::name).toList();
        return names.isEmpty() ? "" : style.bad("Removed:") + " " + Escape.text(String.join(", ", names)) + "\n";
    }

    private static String origins(Closure.Known known) {
        Map<String, Long> counts = known.packages().stream()
                .filter(each -> !each.origin().isEmpty())
                .collect(Collectors.groupingBy(PackageChange::origin, LinkedHashMap::new, Collectors.counting()));
        var all = counts.entrySet().stream()
                .map(each -> each.getValue() + " from " + each.getKey())
                .toList();
        return all.isEmpty() ? "" : "     " + Escape.text(String.join(", ", all)) + "\n";
    }

    /** Every package with its versions and where it comes from, a line each. */
    String packages() {
        if (!(plan.closure() instanceof Closure.Known known) || known.packages().isEmpty()) {
            return "";
        }
        var text = new StringBuilder("Packages:\n");
        known.packages()
                .forEach(each ->
                        text.append("  ").append(Escape.text(line(each))).append('\n'));
        return text.append('\n').toString();
    }

    private static String line(PackageChange change) {
        var versions = switch (change.kind()) {
            case NEW -> change.to();
            case UPGRADED, DOWNGRADED -> change.from() + " -> " + change.to();
            case REINSTALLED -> change.to() + " again";
            case REMOVED -> change.from() + " goes away";
        };
        var line = sign(change.kind()) + " " + change.name() + " " + versions;
        var origin = change.origin().isEmpty() ? "" : "  " + change.origin();
        return line + origin;
    }

    private static String sign(Kind kind) {
        return switch (kind) {
            case NEW -> "+";
            case UPGRADED, DOWNGRADED, REINSTALLED -> "~";
            case REMOVED -> "-";
        };
    }
}
