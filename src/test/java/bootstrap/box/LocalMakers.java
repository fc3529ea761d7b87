package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The places where makers publish, inside the box: the hosts that the built-in profiles name lead to the box itself,
 * which serves stand-ins at the very addresses. Only their hashes can't be those of the profiles, so the box gets copies
 * of these in which the hashes, and nothing else, are others.
 */
record LocalMakers(TestBox box) {
    static final String AUTHORITY = "/srv/makers/ca.pem";

    private static final String HOSTS = "dl.k8s.io github.com raw.githubusercontent.com";
    private static final Path PROFILES = Path.of("profiles").toAbsolutePath();
    private static final Pattern SOURCE = Pattern.compile("url: (https://\\S+)\n *sha256: ([0-9a-f]{64})");

    /** The box needs python3 and openssl. */
    static LocalMakers in(TestBox box) {
        box.bring("makers");
        box.done("root", "echo 127.0.0.1 " + HOSTS + " >>/etc/hosts");
        box.done("root", "setsid python3 /srv/box/makers " + HOSTS + " >/srv/box/makers.log 2>&1 </dev/null &");
        box.done("root", "for i in $(seq 100); do test -e /srv/makers/ready && exit; sleep 0.1; done; exit 1");
        return new LocalMakers(box);
    }

    /** Puts a file of the box at every address of the built-in profile that holds the word. */
    void publish(String profile, String word, String file) {
        addresses(profile).filter(address -> address.contains(word)).forEach(address -> {
            var uri = URI.create(address);
            var place = "/srv/makers/" + uri.getHost() + uri.getPath();
            box.done("root", "install -D -m 0644 -T " + file + " '" + place + "'");
        });
    }

    private static java.util.stream.Stream<String> addresses(String profile) {
        return SOURCE.matcher(text(profile)).results().map(source -> source.group(1));
    }

    /** A copy with the hashes of what is published, in the home of dev; its path as seen from there. */
    String copy(String profile) {
        var text = text(profile);
        var source = SOURCE.matcher(text);
        var copied = source.replaceAll(each -> each.group().replace(each.group(2), hash(each.group(1), each.group(2))));
        assertThat(copied).isNotEqualTo(text);
        box.write("/home/dev/profiles/" + profile + ".yaml", copied);
        checks().forEach(file -> box.write("/home/dev/profiles/checks/" + file.getFileName(), read(file)));
        box.done("root", "chown -R dev: /home/dev/profiles");
        return "profiles/" + profile + ".yaml";
    }

    private String hash(String address, String otherwise) {
        var uri = URI.create(address);
        var found = box.as("root", "sha256sum", "/srv/makers/" + uri.getHost() + uri.getPath());
        return found.code() == 0 ? found.out().substring(0, 64) : otherwise;
    }

    /** What was fetched so far. */
    List<String> fetched() {
        return box.as("root", "cat", "/srv/makers/asked")
                .out()
                .lines()
                .filter(line -> line.startsWith("GET "))
                .map(line -> line.substring(4))
                .toList();
    }

    private static String text(String profile) {
        return read(PROFILES.resolve(profile + ".yaml"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> checks() {
        try (var files = Files.list(PROFILES.resolve("checks"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
