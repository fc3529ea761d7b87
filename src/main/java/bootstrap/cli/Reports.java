package bootstrap.cli;

import bootstrap.report.Report;
import bootstrap.report.ReportGitHub;
import bootstrap.report.ReportJUnit;
import bootstrap.report.ReportJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Writes the reports that {@code --report} asks for. */
record Reports(List<String> wanted, Map<String, String> variables, Streams streams) {
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

    private void demandWritable(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new Stop(ExitCode.CANNOT_CREATE, "--report: cannot write " + file);
        }
    }

    private Path file(String each) {
        int equals = each.indexOf('=');
        if (equals < 0 || equals == each.length() - 1) {
            throw new Stop(ExitCode.USAGE, "--report: " + each + " needs a file: " + each.replace("=", "") + "=FILE");
        }
        return Path.of(each.substring(equals + 1));
    }

    private static String format(String each) {
        return each.contains("=") ? each.substring(0, each.indexOf('=')) : each;
    }

    /** The code to end with: what went wrong before outranks a report that was not written. */
    ExitCode write(Report report, ExitCode code) {
        var ends = code;
        for (String each : wanted) {
            try {
                write(each, report, code);
            } catch (IOException e) {
                streams.err().println("bootstrap: the report " + each + " was not written: " + e.getMessage());
                ends = code == ExitCode.OK ? ExitCode.IO : code;
            }
        }
        return ends;
    }

    private void write(String each, Report report, ExitCode code) throws IOException {
        switch (format(each)) {
            case "junit" -> toFile(each, out -> ReportJUnit.write(report, out));
            case "json" -> toFile(each, out -> ReportJson.write(report, code.code(), out));
            default -> github(report);
        }
    }

    private void toFile(String each, Session.Document document) throws IOException {
        try (OutputStream out = Files.newOutputStream(file(each))) {
            document.write(out);
        }
    }

    /** GitHub reads annotations from the job's output; the summary goes where it says. */
    private void github(Report report) throws IOException {
        streams.out().print(ReportGitHub.annotations(report));
        var summary = variables.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!summary.isEmpty()) {
            Files.write(
                    Path.of(summary),
                    ReportGitHub.summary(report).getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
