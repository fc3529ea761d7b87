package bootstrap.profile;

import bootstrap.facts.Fact;
import bootstrap.facts.Facts;
import bootstrap.facts.Mount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Something a profile asks of the box or of the user's choices; answered with yes, no, or "could not look". */
public sealed interface Condition permits Condition.DiskFree, Logic, OnHardware, OnSystem, OnOption {
    /** Holds on every box. */
    static Condition always() {
        return new Logic.All(List.of());
    }

    /**
     * What conditions are judged by.
     *
     * @param chosen the value of each option
     */
    record Asked(Facts facts, Map<String, String> chosen) {
        public Asked {
            chosen = Map.copyOf(chosen);
        }
    }

    /** The answer; its reasons end a sentence such as "skipped: this box has no NVIDIA card". */
    sealed interface Judgement {
        record Holds() implements Judgement {}

        record Fails(String reason) implements Judgement {}

        /** What it depends on is unknown. */
        record Open(String reason) implements Judgement {}
    }

    /**
     * What was seen of the box.
     *
     * @param fits whether it is what the condition asks for
     * @param text what was seen, in words that are true either way: {@code release is 22.04}
     */
    record Sight(boolean fits, String text) {
        Sight turned() {
            return new Sight(!fits, text);
        }
    }

    /** Looks at what the condition is about, and at nothing else. */
    Fact<Sight> look(Asked asked);

    /** Judges it on a box; unknown is neither yes nor no. */
    default Judgement judge(Asked asked) {
        return switch (look(asked)) {
            case Fact.Known<Sight>(Sight(boolean fits, String text)) ->
                fits ? new Judgement.Holds() : new Judgement.Fails(text);
            case Fact.Unknown<Sight>(String reason) -> new Judgement.Open(reason);
        };
    }

    /** Free bytes on the file system of "/"; what a profile requires of it is judged when something is installed. */
    record DiskFree(Amount wanted) implements Condition {
        private static final Path ROOT = Path.of("/");

        @Override
        public Fact<Sight> look(Asked asked) {
            return asked.facts()
                    .mounts()
                    .flatMap(mounts -> mounts.stream()
                            .filter(mount -> mount.holds().contains(ROOT))
                            .findFirst()
                            .<Fact<Sight>>map(mount -> new Fact.Known<>(sight(mount)))
                            .orElseGet(() -> new Fact.Unknown<>("how much is free on / is not known")));
        }

        private Sight sight(Mount mount) {
            return wanted.sight(mount.free(), Amount.bytes(mount.free()) + " are free on /");
        }
    }
}
