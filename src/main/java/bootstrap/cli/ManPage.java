package bootstrap.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of one command, as man(7) describes the format, from the same model as its help. */
record ManPage(CommandSpec command, String version) {
    /** The name of its file. */
    String file() {
        return title() + ".1";
    }

    private String title() {
        return command.qualifiedName("-");
    }

    String text() {
        var lines = Stream.of(head(), commands(), arguments(), examples(), statuses(), others())
                .flatMap(List::stream);
        return lines.collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> head() {
        var subcommand = command.subcommands().isEmpty() ? "" : " [\\fICOMMAND\\fR]";
        var operands = command.positionalParameters().stream()
                .map(each -> " " + operand(each))
                .collect(Collectors.joining());
        return List.of(
                ".TH " + title().toUpperCase(Locale.ROOT).replace("-", "\\-") + " 1 \"\" \"" + version
                        + "\" \"User Commands\"",
                ".SH NAME",
                escaped(title()) + " \\- " + escaped(description(command)),
                ".SH SYNOPSIS",
                ".B " + escaped(command.qualifiedName()),
                "[\\fIOPTION\\fR]..." + subcommand + operands);
    }

    private List<String> commands() {
        return section(
                "COMMANDS",
                command.subcommands().values().stream()
                        .map(each -> each.getCommandSpec())
                        .flatMap(each -> paragraph("\\fB" + escaped(each.name()) + "\\fR", description(each))));
    }

    /** Options of all commands stand in the page of the first only. */
    private List<String> arguments() {
        var operands = command.positionalParameters().stream().flatMap(each -> paragraph(operand(each), each));
        var options = command.options().stream()
                .filter(each -> !each.inherited())
                .flatMap(each -> paragraph(names(each), each));
        return section("OPTIONS", Stream.concat(operands, options));
    }

    private List<String> examples() {
        return isFirst()
                ? section("EXAMPLES", Stream.of(".nf", escaped(String.join("\n", Bootstrap.EXAMPLES)), ".fi"))
                : List.of();
    }

    private List<String> statuses() {
        return isFirst()
                ? section(
                        "EXIT STATUS",
                        Stream.concat(
                                Stream.of(ExitCode.values())
                                        .filter(each -> each != ExitCode.DECLINED)
                                        .flatMap(each -> paragraph("\\fB" + each.code() + "\\fR", each.meaning())),
                                paragraph("\\fB129\\fR, \\fB130\\fR, \\fB143\\fR", ExitCode.SIGNALLED)))
                : List.of();
    }

    private List<String> others() {
        if (isFirst()) {
            return section("ENVIRONMENT", Stream.of(escaped(Bootstrap.TWINS)));
        }
        return section(
                "SEE ALSO", Stream.of("\\fBbootstrap\\fR(1), whose options may stand here, too, and its exit status."));
    }

    private boolean isFirst() {
        return command.parent() == null;
    }

    private static List<String> section(String heading, Stream<String> lines) {
        var all = lines.toList();
        return all.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(".SH " + heading), all.stream()).toList();
    }

    private static Stream<String> paragraph(String term, ArgSpec argument) {
        return paragraph(term, String.join(" ", argument.description()));
    }

    private static Stream<String> paragraph(String term, String text) {
        return Stream.of(".TP", term, escaped(text));
    }

    private static String names(OptionSpec option) {
        var names = Stream.of(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        return option.arity().max() == 0 ? names : names + "=\\fI" + escaped(option.paramLabel()) + "\\fR";
    }

    private static String operand(PositionalParamSpec operand) {
        var label = "\\fI" + escaped(operand.paramLabel()) + "\\fR";
        var some = operand.arity().isVariable() ? label + "..." : label;
        return operand.arity().min() == 0 ? "[" + some + "]" : some;
    }

    private static String description(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    /** A backslash, a hyphen that is meant as one, and what would be a request at the start of a line. */
    static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
    }
}
