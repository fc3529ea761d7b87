package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An archive inside the box, and the only one that the box knows, with packages made for one test: nothing needs a
 * network, and nothing takes time.
 */
record LocalArchive(TestBox box) {
    static final String SOURCES = "/etc/apt/sources.list.d/made.sources";

    /** A package of no architecture, with more files and fields where they matter. */
    record Made(String name, String version, List<String> fields, Map<String, String> files) {
        static Made of(String name, String version, String... fields) {
            return new Made(name, version, List.of(fields), Map.of());
        }

        /** The same with a file; those of dpkg itself lie below DEBIAN. */
        Made with(String path, String text) {
            var more = new LinkedHashMap<>(files);
            more.put(path, text);
            return new Made(name, version, fields, more);
        }

        /** The same with what a shell does once its files are there. */
        Made configuredBy(String script) {
            return with("DEBIAN/postinst", "#!/bin/sh\nset -e\n" + script + "\n");
        }

        private String control() {
            return """
                    Package: %s
                    Version: %s
                    Architecture: all
                    Maintainer: Nobody <nobody@example.invalid>
                    Description: made for a test
                    """.formatted(name, version)
                    + String.join("", fields.stream().map(field -> field + "\n").toList());
        }
    }

    /** In place of the sources of the box. */
    static LocalArchive in(TestBox box) {
        box.bring("archive");
        box.done("root", "rm -rf /etc/apt/sources.list /etc/apt/sources.list.d/*");
        return new LocalArchive(box);
    }

    /** Offers these and no others, unsigned but trusted, and refreshes the lists of the box. */
    void offers(Made... packages) {
        builds(packages);
        source("Trusted: yes");
        box.done("root", "apt-get update");
    }

    /** Makes the archive anew from these. */
    void builds(Made... packages) {
        box.done("root", "rm -rf /srv/packages");
        for (Made each : packages) {
            var tree = "/srv/packages/" + each.name + "_" + each.version + "/";
            box.write(tree + "DEBIAN/control", each.control());
            each.files.forEach((path, text) -> box.write(tree + path, text));
        }
        box.done("root", "sh /srv/box/archive build");
    }

    /** Makes the key, where there is none, and signs with it. */
    void signed(String key, String... fields) {
        box.done("root", "test -e /srv/keys/" + key + ".gpg || sh /srv/box/archive key " + key);
        signedAgain(key, fields);
    }

    /** Signs with a key of which the box has a copy that expired some days ago. */
    void signedByOutdated(String key) {
        box.done("root", "sh /srv/box/archive outdated-key " + key);
        signedAgain(key);
    }

    private void signedAgain(String key, String... fields) {
        var signed = box.as("root", words(List.of("sh", "/srv/box/archive", "sign", key), fields));
        assertThat(signed.code()).as("%s", signed).isZero();
        source("Signed-By: /srv/keys/" + key + ".gpg");
    }

    private static String[] words(List<String> first, String... more) {
        return java.util.stream.Stream.concat(first.stream(), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    /** Names the archive to apt, with one field more. */
    void source(String field) {
        box.write(SOURCES, "Types: deb\nURIs: file:/srv/archive\nSuites: ./\n" + field + "\n");
    }

    /** The box as it comes from a cloud: without lists, so that an apply refreshes them. */
    void forget() {
        box.done("root", "rm -rf /var/lib/apt/lists/*");
    }

    /** What dpkg has of a package: {@code ii 1.0}, {@code iF 1.0}; "" when it never had it. */
    String state(String name) {
        return box.as("root", "dpkg-query", "-W", "-f", "${db:Status-Abbrev}${Version}", name)
                .out()
                .strip();
    }
}
