package bootstrap.report;

import bootstrap.preflight.Finding;
import bootstrap.preflight.Foreseen;
import bootstrap.preflight.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Findings for machines. */
public final class DoctorJson {
    private DoctorJson() {}

    /** Writes all findings; {@code skipped} are the ids that were left out, {@code exit} the process's exit code. */
    public static void write(List<Finding> findings, Collection<String> skipped, int exit, OutputStream out)
            throws IOException {
        Json.document("bootstrap.doctor", out, json -> {
            json.objects("findings", findings, DoctorJson::finding);
            json.texts("skipped", skipped);
            json.object("summary", of -> {
                for (Severity severity : Severity.values()) {
                    of.number(word(severity), count(findings, severity));
                }
            });
            json.number("exit", exit);
        });
    }

    /** The class is that of the failure which is foreseen; none where all is well. */
    private static void finding(Finding finding, Json json) throws IOException {
        json.text("id", finding.id());
        json.text("severity", word(finding.severity()));
        if (finding.foreseen() != Foreseen.NOTHING) {
            json.text("class", FailureWord.of(finding.foreseen()));
        }
        json.text("summary", finding.summary());
        json.textIfAny("advice", finding.advice());
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(each -> each.severity() == severity).count();
    }
}
