package bootstrap.report;

import bootstrap.component.Closure;
import bootstrap.component.PackageChange;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/** The field {@code apt} of a plan: what apt will do with every package, and with how many bytes. */
final class ClosureJson {
    private ClosureJson() {}

    static void write(Closure closure, Json json) throws IOException {
        json.object("apt", of -> {
            switch (closure) {
                case Closure.Unneeded() -> of.text("closure", "unneeded");
                case Closure.AfterRefresh() -> of.text("closure", "after-refresh");
                case Closure.Unsolved(String reason) -> {
                    of.text("closure", "unsolved");
                    of.text("reason", reason);
                }
                case Closure.Unasked(String reason) -> {
                    of.text("closure", "unasked");
                    of.text("reason", reason);
                }
                case Closure.Known known -> known(known, of);
            }
        });
    }

    private static void known(Closure.Known known, Json json) throws IOException {
        json.text("closure", "known");
        json.objects("packages", known.packages(), ClosureJson::change);
        json.number("fetchBytes", known.fetchBytes());
        json.number("diskBytes", known.diskBytes());
        json.texts("held", known.held());
        json.texts("downloads", known.downloads().stream().map(URI::toString).toList());
    }

    private static void change(PackageChange change, Json json) throws IOException {
        json.text("change", change.kind().name().toLowerCase(Locale.ROOT));
        json.text("name", change.name());
        json.textIfAny("from", change.from());
        json.textIfAny("to", change.to());
        json.textIfAny("origin", change.origin());
    }
}
