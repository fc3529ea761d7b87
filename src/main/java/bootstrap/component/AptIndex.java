package bootstrap.component;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * The package lists that apt has cached on this box.
 *
 * @param lists where apt keeps them
 * @param caches where apt keeps what it computed from them
 * @param inputs all that apt answers from
 * @param asker number of the user as whom apt is asked, where that is known
 */
public record AptIndex(Path lists, Path caches, AptInputs inputs, OptionalInt asker) {
    /** By setpriv(1), which every Ubuntu has: as a user who owns nothing, so that nothing can be written. */
    private static final List<String> AS_NOBODY =
            List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");

    private static final OptionalInt ROOT = OptionalInt.of(0);
    private static final int OTHERS_MAY_WRITE = 022;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** That of the box whose root directory is this. */
    public static AptIndex below(Path root) {
        var inputs = AptInputs.below(root);
        return new AptIndex(
                root.resolve("var/lib/apt/lists"), root.resolve("var/cache/apt"), inputs, OptionalInt.empty());
    }

    /** The same, asked as the user with this number. */
    public AptIndex askedBy(int user) {
        return new AptIndex(lists, caches, inputs, OptionalInt.of(user));
    }

    /** How long ago the lists were last fetched; empty when there are none. */
    public Optional<Duration> age(Instant now) {
        try (var files = Files.newDirectoryStream(lists, "*_Packages*")) {
            if (!files.iterator().hasNext()) {
                return Optional.empty();
            }
            var fetched = Files.getLastModifiedTime(lists).toInstant();
            var partial = lists.resolve("partial");
            if (Files.exists(partial)) {
                var tried = Files.getLastModifiedTime(partial).toInstant();
                fetched = tried.isAfter(fetched) ? tried : fetched;
            }
            return Optional.of(Duration.between(fetched, now));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Asks apt once for all names.
     *
     * @param names package names that passed {@link AptPackage#isName}
     */
    public Candidates candidates(Collection<String> names, CommandRunner reading) {
        if (age(Instant.now()).isEmpty()) {
            return new Candidates.NoLists();
        }
        var words = new ArrayList<>(List.of("policy", "--"));
        words.addAll(names);
        return switch (ask("/usr/bin/apt-cache", words, reading)) {
            case Result.Exited(int code, String out, String err)
            when code == 0 -> new Candidates.Listed(AptPolicy.in("", out).candidates());
            case Result.Exited(int code, String out, String err) ->
                new Candidates.Unreadable("apt-cache exited " + code + ": " + err.strip());
            case Result.NotStarted(String reason) -> new Candidates.Unreadable("apt-cache did not start: " + reason);
            case Result.TimedOut(var after, var out, var err) ->
                new Candidates.Unreadable("apt-cache gave no answer in " + after.toSeconds() + " s");
        };
    }

    /**
     * What apt would do, were all of these installed on the box as it is.
     *
     * @param held names of held packages, to be told along
     */
    public Closure closure(List<Effect.InstallPackages> wanted, List<String> held, CommandRunner reading) {
        if (wanted.isEmpty()) {
            return new Closure.Unneeded();
        }
        return age(Instant.now()).isEmpty()
                ? new Closure.AfterRefresh()
                : new AptResolver(this, reading, held).of(wanted);
    }

    /** The same without how much, and what is held. */
    public Closure changes(List<Effect.InstallPackages> wanted, CommandRunner reading) {
        if (wanted.isEmpty()) {
            return new Closure.Unneeded();
        }
        return age(Instant.now()).isEmpty()
                ? new Closure.AfterRefresh()
                : new AptResolver(this, reading, List.of()).changesOf(wanted);
    }

    /** The same, begun beside the caller; where nothing is wanted, nothing is begun. */
    public CompletableFuture<Closure> changesBeside(List<Effect.InstallPackages> wanted, CommandRunner reading) {
        return wanted.isEmpty()
                ? CompletableFuture.completedFuture(new Closure.Unneeded())
                : CompletableFuture.supplyAsync(() -> changes(wanted, reading), Thread::startVirtualThread);
    }

    /**
     * Asks apt without letting it write. It keeps what it read of the lists (srcpkgcache), and that together with dpkg's
     * list (pkgcache); who may write them would do so by only asking. As nobody it writes neither and reads both; where
     * nobody may read all that apt answers from, or gets no answer, root asks without a place for the second one, as
     * apt then writes neither.
     */
    Result ask(String program, List<String> words, CommandRunner reading) {
        if (asker.equals(ROOT) && nobodySeesAll()) {
            var answer = run(AS_NOBODY, program, List.of(), words, reading);
            boolean none = answer instanceof Result.NotStarted
                    || (answer instanceof Result.Exited(int code, var out, var err) && code != 0);
            if (!none) {
                return answer;
            }
        }
        var settings = mayWrite() ? List.of("-o", "Dir::Cache::pkgcache=/proc/none/pkgcache.bin") : List.<String>of();
        return run(List.of(), program, settings, words, reading);
    }

    private static Result run(
            List<String> as, String program, List<String> settings, List<String> words, CommandRunner reading) {
        var all = Stream.of(as, List.of(program), settings, words).flatMap(List::stream);
        return reading.run(Command.reading(all.toArray(String[]::new)).within(LIMIT));
    }

    /** Nobody must not be able to write the caches either, and finds the archives that are there already. */
    private boolean nobodySeesAll() {
        var archives = caches.resolve("archives");
        try {
            return belongToRootAlone()
                    && inputs.areOpen()
                    && (Files.notExists(archives) || AptInputs.isReachable(archives));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the asker may write the caches; below {@code /proc} nobody can. */
    private boolean mayWrite() {
        return asker.isEmpty() ? Files.isWritable(caches) : asker.equals(ROOT) || !belongToRootAlone();
    }

    private boolean belongToRootAlone() {
        try {
            var seen = Files.readAttributes(caches, "unix:uid,mode");
            return seen.get("uid") instanceof Integer uid
                    && uid == 0
                    && seen.get("mode") instanceof Integer mode
                    && (mode & OTHERS_MAY_WRITE) == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
