package bootstrap.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Gives each long option its twin in the environment: {@code --ca-bundle} is BOOTSTRAP_CA_BUNDLE. */
record Twins(Map<String, String> variables) implements IDefaultValueProvider {
    static String of(String longOption) {
        return "BOOTSTRAP_" + longOption.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The parser puts it into a message for each option, whether or not anybody reads that. */
    @Override
    public String toString() {
        return "BOOTSTRAP_*";
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (argument instanceof OptionSpec option
                && option.longestName().startsWith("--")
                && !option.usageHelp()
                && !option.versionHelp()) {
            return variables.get(of(option.longestName()));
        }
        return null;
    }
}
