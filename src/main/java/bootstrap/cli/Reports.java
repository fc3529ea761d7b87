package bootstrap.cli;

import bootstrap.report.Report;
import bootstrap.report.ReportGitHub;
import bootstrap.report.ReportJUnit;
import bootstrap.report.ReportJson;
import bootstrap.source.Diagnostic;
import bootstrap.source.SystemReason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Writes the reports that {@code --report} asks for.
 *
 * @param owner uid of the user that files are for, when that is another than who runs this
 */
record Reports(List<String> wanted, Output output, Map<String, String> variables, Streams streams, int owner) {
    /** Files stay their writer's. */
    static final int NOBODY = -1;

    /** What stdout carries. */
    enum Output {
        TEXT,
        JSON
    }

    /** Reports are about what was applied or verified; nothing else has one. */
    void demandNone() {
        if (!wanted.isEmpty()) {
            throw new Stop(ExitCode.USAGE, "--report goes with apply and verify, not with this command");
        }
    }

    /** Knows the formats and tells before anything runs that one can't be written. */
    void demandPossible() {
        for (String each : wanted) {
            var format = format(each);
            if (!List.of("junit", "json", "github").contains(format)) {
                throw new Stop(
                        ExitCode.USAGE,
                        "--report: unknown format " + format + "; there are junit=FILE, json=FILE, github");
            }
            if (!format.equals("github")) {
                demandWritable(file(each));
            }
        }
    }

    /** What an earlier run left goes now: a report that is not written again must not look like this run's. */
    private static void demandWritable(Path file) {
        var folder = file.toAbsolutePath().resolveSibling("");
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        boolean plain = !there || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder) || !plain) {
            throw new Stop(ExitCode.CANNOT_CREATE, "--report: cannot write " + file + (plain ? "" : ": it is no file"));
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Stop(ExitCode.CANNOT_CREATE, "--report: cannot replace " + file + ": " + SystemReason.of(e));
        }
    }

    private Path file(String each) {
        int equals = each.indexOf('=');
        if (equals < 0 || equals == each.length() - 1) {
            throw new Stop(ExitCode.USAGE, "--report: " + each + " needs a file: " + each.replace("=", "") + "=FILE");
        }
        if (each.endsWith("=-")) {
            throw new Stop(ExitCode.USAGE, "--report: " + each + " names no file; for JSON on stdout there is --json");
        }
        return Path.of(each.substring(equals + 1));
    }

    private static String format(String each) {
        return each.contains("=") ? each.substring(0, each.indexOf('=')) : each;
    }

    /**
     * The code to end with: what went wrong before outranks a report that was not written.
     *
     * @param shown the code that a report tells, which after a signal is that of the signal
     */
    ExitCode write(Report report, ExitCode code, int shown) {
        var ends = code;
        for (String each : wanted) {
            try {
                write(each, report, shown);
            } catch (IOException e) {
                streams.err().println("bootstrap: the report " + each + " was not written: " + SystemReason.of(e));
                ends = code == ExitCode.OK ? ExitCode.IO : code;
            }
        }
        return ends;
    }

    private void write(String each, Report report, int shown) throws IOException {
        switch (format(each)) {
            case "junit" -> toFile(each, out -> ReportJUnit.write(report, out));
            case "json" -> toFile(each, out -> ReportJson.write(report, shown, out));
            default -> github(report);
        }
    }

    /** The mistakes of a profile, where annotations are wanted. */
    void annotate(List<Diagnostic> diagnostics) {
        if (wanted.stream().anyMatch(each -> format(each).equals("github"))) {
            annotate(ReportGitHub.annotations(diagnostics));
        }
    }

    /** GitHub reads them from both streams; beside a JSON document stdout is not for them. */
    private void annotate(String annotations) {
        (output == Output.JSON ? streams.err() : streams.out()).print(annotations);
    }

    /** A new file, never through a link, for the user behind sudo. */
    private void toFile(String each, Session.Document document) throws IOException {
        var file = file(each);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            document.write(out);
        }
        if (owner != NOBODY) {
            Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** The summary goes where GitHub says. */
    private void github(Report report) throws IOException {
        annotate(ReportGitHub.annotations(report));
        var summary = variables.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!summary.isEmpty()) {
            // Never through a link: under sudo it could lead anywhere.
            try (var out = Files.newOutputStream(
                    Path.of(summary),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    LinkOption.NOFOLLOW_LINKS)) {
                out.write(ReportGitHub.summary(report).getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
