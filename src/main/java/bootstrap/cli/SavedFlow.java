package bootstrap.cli;

import bootstrap.profile.Library;
import bootstrap.report.Choices;
import bootstrap.report.SavedPlan;
import bootstrap.source.SystemReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;

/** Saves a plan, and accepts a saved one only where the box and the profiles still lead to the same. */
final class SavedFlow {
    private SavedFlow() {}

    /** A saved plan means the same from every directory. */
    static void makeAbsolute(GlobalOptions options) {
        options.profiles.replaceAll(name -> Library.isPath(name)
                ? Path.of(name).toAbsolutePath().normalize().toString()
                : name);
    }

    /** Writes the document in place of what was there; never through a link. */
    static void save(PlanFlow flow, Path file) {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new Stop(ExitCode.CANNOT_CREATE, "--out: cannot write " + file + ": it is no file");
            }
            Files.deleteIfExists(file);
            try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                flow.write(ExitCode.OK, out);
            }
        } catch (IOException e) {
            throw new Stop(ExitCode.CANNOT_CREATE, "--out: cannot write " + file + ": " + SystemReason.of(e));
        }
    }

    /** Reads a plan and takes over the choices that it was made with. */
    static SavedPlan read(Path file, GlobalOptions options) {
        var saved = read(file);
        var named = new ArrayList<>(options.profiles);
        named.addAll(options.only);
        named.addAll(options.skip);
        named.addAll(options.set.keySet());
        if (!named.isEmpty() || !options.user.isEmpty()) {
            throw new Stop(ExitCode.USAGE, "a saved plan brings its own --profile, --only, --skip, --set and --user");
        }
        Choices choices = saved.choices().orElseThrow(() -> invalid(file, "it doesn't tell its choices"));
        options.profiles.addAll(choices.profiles());
        options.only.addAll(choices.only());
        options.skip.addAll(choices.skip());
        options.set.putAll(choices.set());
        options.user = choices.user();
        return saved;
    }

    private static SavedPlan read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return switch (SavedPlan.read(in)) {
                case SavedPlan.Reading.Good(SavedPlan plan) -> plan;
                case SavedPlan.Reading.Invalid(String reason) -> throw invalid(file, reason);
            };
        } catch (NoSuchFileException e) {
            throw new Stop(ExitCode.NO_PROFILE, "there is no saved plan " + file);
        } catch (IOException e) {
            throw new Stop(ExitCode.NO_PROFILE, "the saved plan " + file + " can't be read: " + SystemReason.of(e));
        }
    }

    private static Stop invalid(Path file, String reason) {
        return new Stop(ExitCode.INVALID_PROFILE, file + " is no plan to apply: " + reason);
    }

    /** The plan as it is made now, where it is the saved one. */
    static PlanFlow same(SavedPlan saved, PlanFlow now) {
        var document = new ByteArrayOutputStream();
        try {
            now.write(ExitCode.OK, document);
            var made = SavedPlan.read(new ByteArrayInputStream(document.toByteArray()));
            if (made instanceof SavedPlan.Reading.Good(SavedPlan plan)) {
                saved.difference(plan).ifPresent(difference -> {
                    throw new Stop(
                            ExitCode.INVALID_PROFILE,
                            "the saved plan is stale, the box or the profile changed: " + difference
                                    + "\n  nothing was changed; make a new one with plan --out");
                });
            }
            return now;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
