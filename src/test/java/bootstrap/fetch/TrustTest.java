package bootstrap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrustTest {
    @TempDir
    Path directory;

    static Stream<Arguments> bundles() throws IOException {
        String one = Files.readString(TestServer.authority());
        String broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        return Stream.of(
                Arguments.of(one),
                Arguments.of(one.replace("\n", "\r\n")),
                Arguments.of("\ufeff" + one),
                Arguments.of("# Corp root, \u00e9t\u00e9\nsubject=CN = x\n" + one + "\ntrailing words"),
                Arguments.of(one.stripTrailing()),
                Arguments.of(broken + one + broken),
                Arguments.of(one.repeat(5_000)),
                Arguments.of("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n" + one));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void findsTheCertificateInAnyBundle(String text) throws IOException {
        assertThat(trustOf(bundle(text)).roots()).isEqualTo(new Trust.Roots.Usable(1));
    }

    static Stream<Arguments> uselessBundles() {
        return Stream.of(
                Arguments.of(""),
                Arguments.of("no certificate at all"),
                Arguments.of("-----BEGIN CERTIFICATE-----\n"),
                Arguments.of("-----BEGIN CERTIFICATE-----\n****\n-----END CERTIFICATE-----\n"),
                Arguments.of("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n"));
    }

    @ParameterizedTest
    @MethodSource("uselessBundles")
    void saysWhenABundleHoldsNothing(String text) throws IOException {
        Path bundle = bundle(text);
        assertThat(trustOf(TestServer.authority()).and(bundle).roots())
                .isEqualTo(new Trust.Roots.Unusable("--ca-bundle: no certificate in " + bundle));
    }

    @Test
    void saysWhyABundleCannotBeRead() throws IOException {
        Trust trust = trustOf(TestServer.authority());
        Path absent = directory.resolve("absent.pem");
        assertThat(trust.and(absent).roots())
                .isEqualTo(new Trust.Roots.Unusable("--ca-bundle: " + absent + " is not there"));
        assertThat(trust.and(directory).roots()).isInstanceOf(Trust.Roots.Unusable.class);
        Path binary = TestServer.authority().resolveSibling("ca.der");
        assertThat(trust.and(binary).roots())
                .isInstanceOfSatisfying(
                        Trust.Roots.Unusable.class,
                        unusable -> assertThat(unusable.reason()).contains("openssl x509 -inform der"));
        Path endless = Path.of("/dev/zero");
        assertThat(trust.and(endless).roots())
                .isInstanceOfSatisfying(
                        Trust.Roots.Unusable.class,
                        unusable -> assertThat(unusable.reason()).contains("larger than 16 MiB"));
    }

    @Test
    void takesTheRuntimesOwnOnlyWithoutASystemBundle() throws IOException {
        Path absent = directory.resolve("absent.pem");
        Trust.Roots runtime = Trust.from(Map.of(), absent).roots();
        assertThat(runtime)
                .isInstanceOfSatisfying(
                        Trust.Roots.Usable.class,
                        usable -> assertThat(usable.authorities()).isGreaterThan(10));
        assertThat(trustOf(bundle("")).roots()).isInstanceOf(Trust.Roots.Unusable.class);
    }

    @Test
    void takesSslCertFileInsteadOfTheSystemsBundle() throws IOException {
        Map<String, String> set = Map.of("SSL_CERT_FILE", TestServer.authority().toString());
        assertThat(Trust.from(set, directory.resolve("absent")).roots()).isEqualTo(new Trust.Roots.Usable(1));

        Path absent = directory.resolve("absent.pem");
        assertThat(Trust.from(Map.of("SSL_CERT_FILE", absent.toString()), TestServer.authority())
                        .roots())
                .isEqualTo(new Trust.Roots.Unusable("SSL_CERT_FILE: " + absent + " is not there"));
    }

    @Test
    void seesABundleThatIsInstalledLater() throws IOException {
        Path later = directory.resolve("later.pem");
        Trust trust = Trust.from(Map.of(), later);
        assertThat(trust.roots()).isNotEqualTo(new Trust.Roots.Usable(1));
        Files.copy(TestServer.authority(), later);
        assertThat(trust.roots()).isEqualTo(new Trust.Roots.Usable(1));
    }

    @Test
    void writesOneFileForChildrenAndNoSecretIntoIt() throws IOException {
        String corp = Files.readString(TestServer.authority());
        Path added = bundle("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n" + corp);
        Path file = directory.resolve("children.pem");
        Trust trust = Trust.from(Map.of(), directory.resolve("absent")).and(added);

        assertThat(trust.childBundle(file)).isInstanceOfSatisfying(Trust.ChildBundle.Written.class, written -> {
            assertThat(written.file()).isEqualTo(file);
            assertThat(trust.roots()).isEqualTo(new Trust.Roots.Usable(written.authorities()));
            assertThat(trustOf(file).roots()).isEqualTo(new Trust.Roots.Usable(written.authorities()));
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        assertThat(Files.readString(file).contains(corp)).isTrue();
        assertThat(Files.readString(file).contains("PRIVATE KEY")).isFalse();
        assertThat(trust.childBundle(file)).isInstanceOf(Trust.ChildBundle.Written.class);
    }

    @Test
    void leavesChildrenAloneWhenNothingWasAdded() {
        Path file = directory.resolve("children.pem");
        assertThat(trustOf(TestServer.authority()).childBundle(file)).isEqualTo(new Trust.ChildBundle.Unneeded());
        assertThat(file).doesNotExist();
    }

    @Test
    void saysWhyThereIsNoFileForChildren() throws IOException {
        Trust trust = trustOf(TestServer.authority());
        Path file = directory.resolve("no/such/children.pem");
        assertThat(trust.and(bundle("")).childBundle(file)).isInstanceOf(Trust.ChildBundle.Unusable.class);
        assertThat(trust.and(TestServer.authority()).childBundle(file))
                .isEqualTo(new Trust.ChildBundle.NotWritten("cannot write " + file + ": no such file or directory"));
    }

    private static Trust trustOf(Path systemBundle) {
        return Trust.from(Map.of(), systemBundle);
    }

    private Path bundle(String text) throws IOException {
        return Files.writeString(directory.resolve("bundle.pem"), text, StandardCharsets.UTF_8);
    }
}
