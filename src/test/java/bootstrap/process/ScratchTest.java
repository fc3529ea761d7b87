package bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bootstrap.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    private static final int SOMEBODY = 12_345;

    @TempDir
    Path elsewhere;

    private int self;

    @BeforeEach
    void whoAmI() throws IOException {
        self = (Integer) Files.getAttribute(elsewhere, "unix:uid");
    }

    @Test
    void holdsTheFilesForItsOwnerAlone() throws IOException {
        try (var scratch = Scratch.filled(List.of(new SourceFile("main.rs", "fn main() {}\n")), self)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch.directory())))
                    .isEqualTo("rwx------");
            assertThat(scratch.directory().resolve("main.rs")).hasContent("fn main() {}\n");
            assertThat(Files.getAttribute(scratch.directory(), "unix:uid")).isEqualTo(self);
        }
    }

    @Test
    void rootMakesItForAnotherAndNobodyElseCan() throws IOException {
        var files = List.of(new SourceFile("a", "text"));
        if (self == 0) {
            try (var scratch = Scratch.filled(files, SOMEBODY)) {
                assertThat(Files.getAttribute(scratch.directory(), "unix:uid")).isEqualTo(SOMEBODY);
                assertThat(Files.getAttribute(scratch.directory().resolve("a"), "unix:uid"))
                        .isEqualTo(SOMEBODY);
            }
        } else {
            assertThatThrownBy(() -> Scratch.filled(files, SOMEBODY)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void isRemovedWithAllThatCameIntoIt() throws IOException {
        var scratch = Scratch.filled(List.of(), self);
        var locked = Files.createDirectories(scratch.directory().resolve("target/release/deps"));
        Files.writeString(locked.resolve("a.o"), "x");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));

        scratch.close();

        assertThat(scratch.directory()).doesNotExist();
    }

    @Test
    void closingAfterItIsGoneIsFine() throws IOException {
        var scratch = Scratch.filled(List.of(), self);

        scratch.close();
        scratch.close();

        assertThat(scratch.directory()).doesNotExist();
    }

    @Test
    void linksInItAreRemovedNotFollowed() throws IOException {
        var precious = Files.writeString(
                Files.createDirectory(elsewhere.resolve("etc")).resolve("precious"), "x");
        var scratch = Scratch.filled(List.of(), self);
        Files.createSymbolicLink(scratch.directory().resolve("directory"), precious.getParent());
        Files.createSymbolicLink(scratch.directory().resolve("file"), precious);

        scratch.close();

        assertThat(precious).exists();
        assertThat(scratch.directory()).doesNotExist();
    }

    @Test
    void aLinkPutInItsPlaceIsNotFollowed() throws IOException {
        var precious = Files.writeString(
                Files.createDirectory(elsewhere.resolve("etc")).resolve("precious"), "x");
        var scratch = Scratch.filled(List.of(), self);
        Files.delete(scratch.directory());
        Files.createSymbolicLink(scratch.directory(), precious.getParent());
        try {
            assertThatThrownBy(scratch::close).isInstanceOf(IOException.class);
            assertThat(precious).exists();
            assertThat(Files.exists(scratch.directory(), LinkOption.NOFOLLOW_LINKS))
                    .isTrue();
        } finally {
            Files.delete(scratch.directory());
        }
    }
}
