package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Effect;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseFileTest {
    private static final String RELEASE = """
            -----BEGIN PGP SIGNED MESSAGE-----
            Hash: SHA512

            Origin: Vendor
            Suite: noble
            Architectures: amd64 arm64
            Components: stable updates/test
            SHA256:
             aa 1 main/Components: none
            -----BEGIN PGP SIGNATURE-----
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "amd64   | stable      |",
                "arm64   | stable test |",
                "amd64   |             |",
                "riscv64 | stable      | has nothing for riscv64, only for amd64, arm64",
                "amd64   | stable main | has no component main, only stable, updates/test"
            })
    void saysWhatIsLacking(String architecture, String components, String objection) {
        assertThat(objection(RELEASE, architecture, components)).isEqualTo(objection == null ? "" : objection);
    }

    @ParameterizedTest
    @CsvSource({"riscv64, main"})
    void whatItDoesNotTellIsNoObjection(String architecture, String components) {
        assertThat(objection("Origin: Vendor\n", architecture, components)).isEmpty();
        assertThat(objection("Architectures: \nComponents:\n", architecture, components))
                .isEmpty();
    }

    private static String objection(String release, String architecture, String components) {
        var words = components == null ? List.<String>of() : Arrays.asList(components.split(" "));
        var ask = new Effect.AskRepository(URI.create("https://apt.example/"), "noble", architecture, words);
        return ReleaseFile.read(release).objection(ask).orElse("");
    }
}
