package bootstrap.profile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads conditions: keys are ANDed, a list is OR. */
final class ConditionReader {
    private static final List<String> KEYS = List.of(
            "release",
            "arch",
            "memory",
            "disk-free",
            "cpus",
            "gpu",
            "container",
            "wsl",
            "systemd",
            "root",
            "option",
            "not");
    /** Debian's architectures, by dpkg's names. */
    private static final Set<String> ARCHITECTURES =
            Set.of("amd64", "arm64", "armel", "armhf", "i386", "loong64", "mips64el", "ppc64el", "riscv64", "s390x");

    private final Notes notes;

    ConditionReader(Notes notes) {
        this.notes = notes;
    }

    /** A mapping of keys, or a list of such mappings of which one must hold. */
    Condition read(Value value) {
        return value.isList()
                ? new Logic.Any(value.list("a list of conditions").stream()
                        .map(this::read)
                        .toList())
                : new Logic.All(readEach(value));
    }

    /** The conditions of a mapping one by one. */
    List<Condition> readEach(Value value) {
        return value.fields("a condition such as { arch: amd64 }").stream()
                .flatMap(fields -> {
                    if (fields.all().isEmpty()) {
                        value.wrong("an empty condition", "known are " + String.join(", ", KEYS));
                    }
                    fields.allow(KEYS, "a condition");
                    return fields.all().stream();
                })
                .flatMap(field -> readKey(field.key(), field.value()).stream())
                .toList();
    }

    private Optional<Condition> readKey(String key, Value value) {
        return switch (key) {
            case "release" -> anyOf(value, Versions::release);
            case "arch" -> anyOf(value, this::architecture);
            case "gpu" -> anyOf(value, this::graphics);
            case "container" -> anyOf(value, this::container);
            case "memory" -> bytes(value).map(OnHardware.Memory::new);
            case "disk-free" -> bytes(value).map(Condition.DiskFree::new);
            case "cpus" -> count(value).map(OnHardware.Processors::new);
            case "wsl" -> value.flag().map(OnSystem.InWsl::new);
            case "systemd" -> value.flag().map(OnSystem.Systemd::new);
            case "root" -> value.flag().map(OnSystem.ByRoot::new);
            case "option" ->
                value.fields("an option with its value, { docker: vendor }").map(this::options);
            case "not" -> Optional.of(new Logic.Not(read(value)));
            default -> Optional.empty();
        };
    }

    private static Optional<Condition> anyOf(Value value, Function<Value, Optional<? extends Condition>> one) {
        var read = value.oneOrMore("a value or a list of them").stream()
                .<Condition>flatMap(each -> one.apply(each).stream())
                .toList();
        return switch (read.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(read.getFirst());
            default -> Optional.of(new Logic.Any(read));
        };
    }

    private Optional<Condition> architecture(Value value) {
        return value.text("an architecture such as amd64").flatMap(text -> {
            if (ARCHITECTURES.contains(text)) {
                return Optional.of(new OnHardware.Architecture(text));
            }
            var hint = switch (text) {
                case "x86_64", "x64" -> "write amd64, as dpkg does";
                case "aarch64" -> "write arm64, as dpkg does";
                default -> Fields.hint(text, ARCHITECTURES);
            };
            value.wrong("unknown architecture " + Value.shown(text), hint);
            return Optional.empty();
        });
    }

    private Optional<Condition> graphics(Value value) {
        return value.oneOf("a vendor of graphics cards", OnHardware.Graphics.VENDORS.keySet())
                .map(OnHardware.Graphics::new);
    }

    private Optional<Condition> container(Value value) {
        return value.text(Grammar.CONTAINER).map(text -> switch (text) {
            case "true" -> new OnSystem.InContainer(true);
            case "false" -> new OnSystem.InContainer(false);
            default -> new OnSystem.ContainerKind(text);
        });
    }

    private static Optional<Amount> bytes(Value value) {
        return amount(value, "a size such as \">= 4 GiB\"", "units are MiB, GiB and TiB", Amount::ofBytes);
    }

    private static Optional<Amount> count(Value value) {
        return amount(value, "a count such as \">= 4\"", "operators are >=, >, <=, < and =", Amount::ofCount);
    }

    private static Optional<Amount> amount(
            Value value, String expected, String hint, Function<String, Optional<Amount>> parser) {
        return value.text(expected).flatMap(text -> {
            var amount = parser.apply(text);
            if (amount.isEmpty()) {
                value.wrong("expected " + expected + ", got " + Value.shown(text), hint);
            }
            return amount;
        });
    }

    private Condition options(Fields fields) {
        if (fields.all().isEmpty()) {
            fields.wrong("an option with its value is missing here", "write for example { docker: vendor }");
        }
        return new Logic.All(fields.all().stream()
                .flatMap(field -> anyOf(field.value(), each -> option(field.key(), each)).stream())
                .toList());
    }

    private Optional<Condition> option(String name, Value value) {
        return value.text(Grammar.CHOICE).map(wanted -> {
            notes.mentioned(new Mention.OptionValue(name, wanted, value.at()));
            return new OnOption(name, wanted);
        });
    }
}
