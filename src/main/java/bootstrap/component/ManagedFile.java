package bootstrap.component;

import bootstrap.facts.Box;
import bootstrap.process.As;
import bootstrap.process.CommandRunner;
import bootstrap.source.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A text file with exactly this content, mode and owner. As a guard or a check without content, any regular file at the
 * path will do.
 *
 * @param path absolute, or starting with {@code ~/} for the target user's home
 * @param mode four octal digits, such as 0644
 */
public record ManagedFile(String path, Content content, String mode, As owner) implements Component {
    /** What the file must hold. */
    public sealed interface Content {
        record Exactly(String text) implements Content {}

        record Anything() implements Content {}
    }

    @Override
    public String kind() {
        return "file";
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public boolean isOneFile() {
        return true;
    }

    @Override
    public State probe(Box box, CommandRunner reading) {
        return switch (content) {
            case Content.Anything() -> OnDisk.anyFile(place(box));
            case Content.Exactly exactly ->
                OnDisk.file(place(box), file -> "sha256 " + Sha256.of(Files.readAllBytes(file)));
        };
    }

    private static boolean isOther(State.Present present) {
        return present.found().equals(OnDisk.OTHER_THAN_FILE);
    }

    @Override
    public Change plan(State observed, Outlook outlook) {
        return switch (observed) {
            case State.Present present when isOther(present) -> new Change.Impossible(path + " is not a regular file");
            case State.Present(String found) -> existing(found, outlook.box());
            case State.Absent() -> create(outlook.box());
            case State.Unknown(String reason) -> new Change.Blocked(reason);
        };
    }

    private Change create(Box box) {
        return switch (content) {
            case Content.Exactly exactly -> new Change.Create(path, write(box));
            case Content.Anything() -> new Change.Impossible("there is no file " + path);
        };
    }

    private Change existing(String found, Box box) {
        return switch (content) {
            case Content.Anything() -> new Change.Keep(found);
            case Content.Exactly(String text) -> {
                var sum = "sha256 " + Sha256.of(text.getBytes(StandardCharsets.UTF_8));
                var wanted = OnDisk.described(sum, mode, box.uid(owner));
                yield found.equals(wanted) ? new Change.Keep(found) : OnDisk.update(found, wanted, write(box));
            }
        };
    }

    private List<Effect> write(Box box) {
        return switch (content) {
            case Content.Anything() -> List.of();
            case Content.Exactly(String text) -> List.of(new Effect.WriteFile(place(box), text, mode, owner));
        };
    }

    private Path place(Box box) {
        return Path.of(GuardedRun.atHome(path, box.target().home()));
    }
}
