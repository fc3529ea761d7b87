package bootstrap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Commands and options told to picocli by calls. Annotations say the same more briefly, but reading them took more time
 * than all else that a start does.
 */
final class Spec {
    /** Makes what holds several values. picocli's own looks for Groovy in the jars. */
    private static final CommandLine.IFactory FACTORY = new CommandLine.IFactory() {
        @Override
        public <K> K create(Class<K> type) {
            return type.cast(type == Map.class ? new LinkedHashMap<>() : new ArrayList<>());
        }
    };

    static {
        // None but paths is a value of an option, and those are told how. To look for them takes long, and so does to
        // compare each with a pattern that says more.
        System.setProperty("picocli.converters.excludes", ".*");
    }

    /** Takes a value as the path of a file. */
    static final CommandLine.ITypeConverter<Path> PATHS = Path::of;

    private Spec() {}

    /** A command; {@code call} tells the exit code. */
    static CommandSpec command(String name, String description, Callable<Integer> call) {
        var spec = CommandSpec.wrapWithoutInspection(call, FACTORY).name(name).versionProvider(new Bootstrap.Version());
        spec.interpolateVariables(false);
        spec.usageMessage().description(description).sortOptions(false).footer(Bootstrap.FOOTER);
        return spec;
    }

    /** Its parser. */
    static CommandLine parser(CommandSpec command) {
        return new CommandLine(command, FACTORY);
    }

    /** An option that stands alone. */
    static OptionSpec.Builder flag(Consumer<Boolean> set, String... names) {
        return option(Boolean.class, () -> false, set, names);
    }

    /** An option with a value; {@code get} tells what it is as long as nobody gives one. */
    static <T> OptionSpec.Builder option(Class<? super T> type, Supplier<T> get, Consumer<T> set, String... names) {
        var field = new Field<>(get, set);
        return OptionSpec.builder(names)
                .type(type)
                .initialValue(get.get())
                .getter(field)
                .setter(field);
    }

    /** An option that names a file. */
    static OptionSpec.Builder path(Supplier<Path> get, Consumer<Path> set, String... names) {
        return option(Path.class, get, set, names).converters(PATHS);
    }

    /** What stands behind the options. */
    static <T> PositionalParamSpec.Builder operand(Class<? super T> type, Supplier<T> get, Consumer<T> set) {
        var field = new Field<>(get, set);
        return PositionalParamSpec.builder()
                .type(type)
                .initialValue(get.get())
                .getter(field)
                .setter(field);
    }

    /** Where a parsed value goes. */
    private record Field<T>(Supplier<T> supplier, Consumer<T> consumer) implements IGetter, ISetter {
        @Override
        // Its signature is the parser's, which asks for what it converted to and for nothing else.
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <V> V get() {
            return (V) supplier.get();
        }

        @Override
        @SuppressWarnings("unchecked") // as above
        public <V> V set(V value) {
            var before = (V) supplier.get();
            consumer.accept((T) value);
            return before;
        }
    }
}
