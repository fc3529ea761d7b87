package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurePathTest {
    @TempDir
    Path root;

    private FixtureBox box;

    @BeforeEach
    void start() {
        box = new FixtureBox(root).file("/usr/bin/sudo", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Defaults\\tsecure_path="/a:/b c"               | /a:/b c
            Defaults secure_path=/a:/b                    | /a:/b
            Defaults env_reset, secure_path = "/a" , use_pty | /a
            Defaults secure_path="/a"\\nDefaults secure_path="/b" | /b
            Defaults env_reset, \\\\\\n  secure_path=/a   | /a
            """)
    void whatTheSudoersSay(String sudoers, String path) {
        box.file("/etc/sudoers", sudoers.translateEscapes());

        assertThat(read()).isEqualTo(new SecurePath.Read(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # Defaults secure_path="/a"
            Defaults:bob secure_path="/a"
            Defaults mail_badpass
            alice ALL=(ALL) /usr/bin/secure_path
            """)
    void whatSaysNothingForEverybodyLeavesTheUsual(String sudoers) {
        box.file("/etc/sudoers", sudoers);

        assertThat(read()).isEqualTo(new SecurePath.Usual(SecurePath.USUAL));
    }

    @Test
    void theFolderIsReadLaterAndInOrderButNoBackups() {
        box.file("/etc/sudoers", "Defaults secure_path=/a\n")
                .file("/etc/sudoers.d/20-mine", "Defaults secure_path=/mine\n")
                .file("/etc/sudoers.d/10-first", "Defaults secure_path=/first\n")
                .file("/etc/sudoers.d/30-old~", "Defaults secure_path=/old\n")
                .file("/etc/sudoers.d/40.dpkg-old", "Defaults secure_path=/old\n");

        assertThat(read()).isEqualTo(new SecurePath.Read("/mine"));
    }

    @Test
    void whatMayNotAllBeReadLeavesTheUsual() throws IOException {
        assertThat(read()).as("no sudoers").isEqualTo(new SecurePath.Usual(SecurePath.USUAL));
        box.file("/etc/sudoers", "Defaults secure_path=/a\n").directory("/etc/sudoers.d/folder");
        assertThat(read()).as("no file").isEqualTo(new SecurePath.Usual(SecurePath.USUAL));
    }

    @Test
    void whereThereIsNoneTheReasonIsTold() throws IOException {
        box.file("/etc/sudoers", "Defaults secure_path=/a\nDefaults !secure_path\n");
        assertThat(read()).isInstanceOf(SecurePath.None.class);
        Files.delete(root.resolve("usr/bin/sudo"));
        assertThat(read()).isEqualTo(new SecurePath.None("there is no sudo on this box"));
    }

    private SecurePath read() {
        return SecurePath.of(new Tree(root));
    }
}
