package bootstrap.profile;

import bootstrap.component.Pythons;
import bootstrap.version.Constraint;
import java.util.Optional;

/** Reads {@code python} and {@code otherwise} of a {@code venv}: for which releases of Python there are packages. */
final class PythonsReader {
    private static final String PYTHON = "python";
    private static final String OTHERWISE = "otherwise";
    private static final int LONGEST = 200;

    private PythonsReader() {}

    static Pythons read(Fields fields) {
        var releases = fields.find(PYTHON).flatMap(PythonsReader::releases);
        var otherwise = fields.find(OTHERWISE).flatMap(each -> each.line("a reason", LONGEST));
        if (fields.has(PYTHON) != fields.has(OTHERWISE)) {
            fields.wrong(
                    "python and otherwise belong together",
                    "say for which releases of Python there are packages, and why there are none for others");
        }
        return releases.flatMap(known -> otherwise.map(why -> new Pythons(known, why)))
                .orElse(Pythons.ALL);
    }

    /** The box's Python is known by its release: a third number would be compared with nothing. */
    private static Optional<Constraint> releases(Value value) {
        return Versions.constraint(value).filter(constraint -> {
            boolean good = constraint.text().matches("[<>=]+ [0-9]+\\.[0-9]+(, [<>=]+ [0-9]+\\.[0-9]+)*");
            if (!good) {
                value.wrong(
                        Value.shown(constraint.text()) + " is not about releases of Python",
                        "write two numbers for each, as in \">= 3.10, < 3.14\"");
            }
            return good;
        });
    }
}
