package bootstrap.fetch;

import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/** Brings files whose hash is known, and leaves nothing else under their names; others only for their reader to judge. */
public final class Downloader {
    private final Trust trust;
    private final Proxies proxies;
    private final Patience patience;
    private final Backoff backoff;
    private final Pause pause;

    /** The wait between two tries; tests only note it. */
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    /** Takes whose certificates count, the way out of this network, and how long things may take. */
    public Downloader(Trust trust, Proxies proxies, Patience patience) {
        this(trust, proxies, patience, Thread::sleep);
    }

    Downloader(Trust trust, Proxies proxies, Patience patience, Pause pause) {
        this.trust = trust;
        this.proxies = proxies;
        this.patience = patience;
        this.backoff = new Backoff(patience, RandomGenerator.getDefault());
        this.pause = pause;
    }

    /** Whether a file with this SHA-256 lies there already, so that no network is needed for it. */
    public static boolean isThere(String sha256, Path file) {
        return Sha256.isOf(sha256.toLowerCase(Locale.ROOT), file);
    }

    /**
     * Brings the file, or says why not; no network is used when it is there already. {@code progress} hears, on the
     * calling thread, how many bytes of the file have come; a smaller number than before means a fresh start. An
     * interrupt ends it and stays set.
     */
    public Fetched fetch(Wanted wanted, LongConsumer progress) {
        Optional<String> refusal = Redirects.refusal(wanted.uri(), wanted.origin());
        if (refusal.isPresent()) {
            return new Fetched.Refused(refusal.get());
        }
        try {
            if (Sha256.isOf(wanted.sha256(), wanted.to())) {
                Disk.setMode(wanted.to(), wanted.mode());
                return new Fetched.Done(wanted.to(), Files.size(wanted.to()));
            }
            return switch (trust.certificates()) {
                case Certificates.Read(var roots) -> fetch(wanted, progress, roots);
                case Certificates.Unusable(String reason) -> new Fetched.Unreachable(reason);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fetched.Unreachable("interrupted");
        } catch (IOException e) {
            return Thread.currentThread().isInterrupted()
                    ? new Fetched.Unreachable("interrupted")
                    : new Fetched.NotWritten("cannot write " + wanted.to() + ": " + SystemReason.of(e));
        }
    }

    private Fetched fetch(Wanted wanted, LongConsumer progress, List<X509Certificate> roots)
            throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(patience.whole());
        try (PartFile part = PartFile.beside(wanted.to());
                Client client = new Client(NamingTrust.context(roots), proxies, patience.connect())) {
            Attempt attempt = new Attempt(client, proxies, patience, deadline, wanted, part, progress);
            return new Delivery(wanted, part, attempt, backoff, pause).run();
        } catch (GeneralSecurityException e) {
            return new Fetched.Unreachable("no secure connections from this runtime: " + e.getMessage());
        }
    }
}
