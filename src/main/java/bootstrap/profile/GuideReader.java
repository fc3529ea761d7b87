package bootstrap.profile;

import java.util.HashSet;
import java.util.List;

/** Reads what a step says about the guide: sections, systems, and where it does otherwise. */
final class GuideReader {
    /** Three or four sentences. */
    private static final int LONGEST_NOTE = 500;

    private GuideReader() {}

    static Step.Guide read(Fields step) {
        return new Step.Guide(
                step.find("guide").map(GuideReader::sections).orElse(List.of()),
                step.find("systems").map(GuideReader::systems).orElse(List.of()),
                step.find("note")
                        .flatMap(value -> value.line("a note", LONGEST_NOTE))
                        .orElse(""));
    }

    private static List<Integer> sections(Value value) {
        return value.list("a list of sections of the guide").stream()
                .flatMapToInt(each -> each.number("a section", 1, GuideSection.LAST).stream())
                .boxed()
                .toList();
    }

    private static List<String> systems(Value value) {
        var seen = new HashSet<String>();
        return value.list("a list of systems of the guide").stream()
                .flatMap(each -> each.text(Grammar.SYSTEM).stream().peek(name -> {
                    if (!seen.add(name)) {
                        each.wrong("the system " + name + " is there twice", "delete it");
                    }
                }))
                .toList();
    }
}
