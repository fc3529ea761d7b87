package bootstrap.component;

import bootstrap.process.Command;
import bootstrap.process.CommandRunner;
import bootstrap.process.Result;
import bootstrap.version.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The package lists that apt has cached on this box.
 *
 * @param lists where apt keeps them
 * @param caches where apt keeps what it computed from them
 * @param inputs all that apt answers from
 */
public record AptIndex(Path lists, Path caches, AptInputs inputs) {
    /** That of the box whose root directory is this. */
    public static AptIndex below(Path root) {
        return new AptIndex(root.resolve("var/lib/apt/lists"), root.resolve("var/cache/apt"), AptInputs.below(root));
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
        var words = asking("/usr/bin/apt-cache");
        words.addAll(List.of("policy", "--"));
        words.addAll(names);
        var command = Command.reading(words.toArray(String[]::new)).within(Duration.ofSeconds(60));
        return switch (reading.run(command)) {
            case Result.Exited(int code, String out, String err) when code == 0 -> read(out);
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
                : new AptSimulation(this, reading, held).of(wanted);
    }

    /** The same without where from, how much, and what is held: which packages, by one question for each of these. */
    public Closure changes(List<Effect.InstallPackages> wanted, CommandRunner reading) {
        if (wanted.isEmpty()) {
            return new Closure.Unneeded();
        }
        return age(Instant.now()).isEmpty()
                ? new Closure.AfterRefresh()
                : new AptSimulation(this, reading, List.of()).changesOf(wanted);
    }

    /**
     * Apt keeps what it read of the lists (srcpkgcache), and that together with dpkg's list (pkgcache). Where they are
     * has no place to be, and then still reads the first. Below {@code /proc} nobody can make one.
     * may write them would do so by only asking. It writes neither when the second one
     * has no place to be, and then still reads the first.
     */
    List<String> asking(String program) {
        var words = new ArrayList<>(List.of(program));
        if (Files.isWritable(caches)) {
            words.addAll(List.of("-o", "Dir::Cache::pkgcache=/proc/none/pkgcache.bin"));
        }
        return words;
    }

    /** {@code NAME:} at the margin, then indented {@code Candidate: VERSION}, which is (none) where nothing fits. */
    static Candidates read(String policy) {
        var versions = new HashMap<String, Version>();
        var name = "";
        for (String line : policy.lines().toList()) {
            if (!line.startsWith(" ") && line.endsWith(":")) {
                name = line.substring(0, line.length() - 1);
            } else if (line.startsWith("  Candidate: ") && !line.endsWith("(none)")) {
                versions.put(name, new Version(line.substring("  Candidate: ".length())));
            }
        }
        return new Candidates.Listed(versions);
    }
}
