package bootstrap.profile;

import bootstrap.component.Workplace;
import bootstrap.process.As;
import bootstrap.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what an entry with {@code run} has in both lists: its words, and where, as whom and how long they run. */
final class RunReader {
    /** Keys that stand beside {@code run} wherever it is. */
    static final List<String> KEYS = List.of("files", "venv", "env", "as", "timeout");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    /** They decide which program or library is loaded, or the tool itself sets them. */
    private static final Set<String> RESERVED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "IFS",
            "ENV",
            "LC_ALL",
            "TMPDIR",
            "VIRTUAL_ENV",
            "GCONV_PATH",
            "PERL5OPT",
            "PERL5LIB",
            "PYTHONHOME",
            "PYTHONSTARTUP",
            "RUBYOPT",
            "NODE_OPTIONS",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "APT_CONFIG",
            "DPKG_ROOT");

    private static final List<String> RESERVED_STARTS = List.of("LD_", "BASH_", "SUDO_");

    private final BroughtFiles brought;
    private final Notes notes;

    RunReader(BroughtFiles brought, Notes notes) {
        this.brought = brought;
        this.notes = notes;
    }

    /** The words of one command; none when something was wrong. */
    List<String> command(Value value) {
        return value.text("a command")
                .map(text -> switch (Words.split(text)) {
                    case Words.Split.Good(List<String> words) -> words;
                    case Words.Split.Bad(int offset, String message, String hint) -> {
                        notes.wrong(value.inside(offset), message, hint);
                        yield List.<String>of();
                    }
                })
                .orElse(List.of());
    }

    Workplace workplace(Fields fields) {
        List<SourceFile> files = fields.find("files").map(brought::readAll).orElse(List.of());
        var venv = fields.find("venv").flatMap(this::venv).orElse("");
        var environment = fields.find("env").map(this::environment).orElse(Map.of());
        return new Workplace(files, venv, environment);
    }

    private Optional<String> venv(Value value) {
        var name = value.text(Grammar.VENV);
        name.ifPresent(known -> notes.mentioned(new Mention.VenvUsed(known, value.at())));
        return name;
    }

    private Map<String, String> environment(Value value) {
        var all = new TreeMap<String, String>();
        value.fields("variables such as { NAME: value }")
                .ifPresent(fields -> fields.all()
                        .forEach(field -> field.value()
                                .text("the value of a variable")
                                .ifPresent(text -> {
                                    checkName(field);
                                    all.put(field.key(), text);
                                })));
        return all;
    }

    private void checkName(Fields.Field field) {
        var name = field.key();
        if (!NAME.matcher(name).matches()) {
            notes.wrong(
                    field.at(),
                    Value.shown(name) + " is not a name of a variable",
                    "allowed: letters, digits and \"_\", without a digit first");
        } else if (RESERVED.contains(name) || RESERVED_STARTS.stream().anyMatch(name::startsWith)) {
            notes.wrong(
                    field.at(),
                    "the variable " + name + " can't be set here",
                    "it decides which programs run, or is set by the tool");
        }
    }

    As as(Fields fields) {
        return fields.find("as")
                        .flatMap(value -> value.oneOf("a user to run as", List.of("root", "current")))
                        .filter("root"::equals)
                        .isPresent()
                ? As.ROOT
                : As.TARGET;
    }

    Duration limit(Fields fields, Duration otherwise) {
        return fields.find("timeout").flatMap(RunReader::duration).orElse(otherwise);
    }

    private static Optional<Duration> duration(Value value) {
        return value.text(Limit.EXPECTED).flatMap(text -> {
            var time = Limit.read(text);
            if (time.isEmpty()) {
                value.wrong("expected " + Limit.EXPECTED + ", got " + Value.shown(text), "");
            }
            return time;
        });
    }
}
