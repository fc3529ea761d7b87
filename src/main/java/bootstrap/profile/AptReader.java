package bootstrap.profile;

import bootstrap.component.AptPackage;
import bootstrap.component.Effect.Recommends;
import bootstrap.version.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the value of {@code apt}: names of packages, or mappings where a version or a choice matters. */
final class AptReader {
    private static final List<String> KEYS = List.of("name", "any", "version", "recommends");
    private static final String WHERE = "a package";

    private AptReader() {}

    static List<Placed> read(Value value) {
        var all = new ArrayList<Placed>();
        value.list("a list of packages").forEach(each -> one(each).ifPresent(all::add));
        return all;
    }

    private static Optional<Placed> one(Value value) {
        return value.isMapping()
                ? value.fields(WHERE).flatMap(fields -> detailed(fields).map(each -> new Placed(each, value.at())))
                : name(value)
                        .map(name -> new AptPackage(List.of(name), Constraint.ANY, Recommends.WITHOUT))
                        .map(each -> new Placed(each, value.at()));
    }

    private static Optional<AptPackage> detailed(Fields fields) {
        fields.allow(KEYS, WHERE);
        var versions = fields.find("version").flatMap(Versions::constraint).orElse(Constraint.ANY);
        var recommends = fields.find("recommends").flatMap(Value::flag).orElse(false);
        var names = names(fields);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new AptPackage(names, versions, recommends ? Recommends.WITH : Recommends.WITHOUT));
    }

    private static List<String> names(Fields fields) {
        var name = fields.find("name");
        var any = fields.find("any");
        if (name.isPresent() == any.isPresent()) {
            fields.wrong("a package has either a name, or any of several", "write name: X, or any: [X, Y]");
            return List.of();
        }
        return name
                .map(List::of)
                .orElseGet(() -> any.stream()
                        .flatMap(value -> value.list("a list of names").stream())
                        .toList())
                .stream()
                .flatMap(value -> name(value).stream())
                .toList();
    }

    private static Optional<String> name(Value value) {
        return value.text("a name of a package").filter(name -> {
            var objection = PackageName.objection(name);
            objection.ifPresent(why -> value.wrong(Value.shown(name) + " is not a name of a package", why));
            return objection.isEmpty();
        });
    }
}
