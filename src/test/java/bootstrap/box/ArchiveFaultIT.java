package bootstrap.box;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.box.LocalArchive.Made;
import bootstrap.box.TestBox.Ended;
import bootstrap.box.TestBox.Network;
import bootstrap.box.TestBox.Stage;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Archives that can't be trusted or read. Apt verifies with another program from release to release and says it in other
 * words, so every image is asked; nothing is installed, and no check is ever switched off.
 */
class ArchiveFaultIT {
    private static final String LIST = "/etc/apt/sources.list.d/zz.list";

    static Stream<String> images() {
        return Ground.ubuntuImages();
    }

    @ParameterizedTest
    @MethodSource("images")
    void whatCannotBeTrustedIsNotInstalled(String image) {
        try (var box = TestBox.started(image, Stage.SUDO, Network.NONE, "gpg", "gpg-agent")) {
            var archive = archive(box);
            box.done("root", "sh /srv/box/archive key other");

            archive.signed("good");
            box.done("root", "cp /srv/keys/good.gpg /srv/keys/kept; cp /srv/keys/other.gpg /srv/keys/good.gpg");
            distrusted(archive, "a swapped key");
            box.done("root", ": >/srv/keys/good.gpg");
            distrusted(archive, "an empty key");
            archive.signedByOutdated("old");
            distrusted(archive, "an expired key");

            box.done("root", "cp /srv/keys/kept /srv/keys/good.gpg");
            archive.signed("good", "Date: " + day(box, "+2"));
            assertThat(distrusted(archive, "lists of the future")).contains("clock", "behind");
            archive.signed("good", "Date: " + day(box, "-9"), "Valid-Until: " + day(box, "-2"));
            assertThat(distrusted(archive, "lists of the past")).contains("clock");

            archive.signed("good");
            box.done("root", "sed -i s/made-a/made-b/ /srv/archive/Packages");
            distrusted(archive, "an altered list");
            archive.builds(Made.of("made-a", "1"));
            archive.signed("good");
            box.done("root", "printf x | dd of=/srv/archive/made-a_1_all.deb bs=1 seek=20 conv=notrunc");
            distrusted(archive, "an altered package");

            archive.builds(Made.of("made-a", "1"));
            archive.signed("good");
            archive.forget();
            var applied = applied(box);
            assertThat(applied.code())
                    .as("the same line converges: %s", applied)
                    .isZero();
            assertThat(archive.state("made-a")).isEqualTo("ii 1");
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void sourcesThatAptCannotReadAreNamed(String image) {
        try (var box = TestBox.started(image, Stage.SUDO, Network.NONE)) {
            var archive = archive(box);
            archive.source("Trusted: yes");
            box.write(LIST, "# mine\nno source at all\n");
            refused(archive, LIST + ":2");

            box.write(LIST, "deb [signed-by=/srv/keys/other.gpg trusted=yes] file:/srv/archive ./\n");
            archive.source("Trusted: yes\nSigned-By: /srv/keys/good.gpg");
            refused(archive, LIST, LocalArchive.SOURCES, "/srv/keys/good.gpg", "/srv/keys/other.gpg");

            box.done("root", "rm " + LIST);
            archive.source("Trusted: yes");
            var applied = applied(box);
            assertThat(applied.code())
                    .as("the same line converges: %s", applied)
                    .isZero();
        }
    }

    private static LocalArchive archive(TestBox box) {
        // What images for tests switch off, so that they may grow old.
        box.done("root", "sed -i /Check-Valid-Until/d /etc/apt/apt.conf.d/*");
        box.write("/tmp/made.yaml", OneStep.ensuring("apt: [made-a]"));
        var archive = LocalArchive.in(box);
        archive.builds(Made.of("made-a", "1"));
        return archive;
    }

    /** 76, and nothing installed; returns all that was said. */
    private static String distrusted(LocalArchive archive, String why) {
        archive.forget();
        var applied = applied(archive.box());
        assertThat(applied.code()).as("%s: %s", why, applied).isEqualTo(76);
        assertThat(archive.state("made-a")).as(why).isEmpty();
        return applied.out() + applied.err();
    }

    /** Both by who only looks and by who applies, before anything is changed. */
    private static void refused(LocalArchive archive, String... named) {
        archive.forget();
        var doctor = archive.box().as("dev", "bootstrap", "doctor");
        assertThat(doctor.code()).as("%s", doctor).isEqualTo(5);
        assertThat(doctor.out()).contains("apt.sources").contains(named);
        var applied = applied(archive.box());
        assertThat(applied.code()).as("%s", applied).isNotZero();
        assertThat(applied.out() + applied.err()).contains("apt.sources").contains(named);
        assertThat(archive.state("made-a")).isEmpty();
    }

    private static Ended applied(TestBox box) {
        return box.as("dev", Map.of(), "timeout", "60", "bootstrap", "--profile", "/tmp/made.yaml", "--yes");
    }

    private static String day(TestBox box, String days) {
        return box.as("root", "date", "-Ru", "-d", days + " days").out().strip();
    }
}
