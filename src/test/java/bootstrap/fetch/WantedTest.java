package bootstrap.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {
    private static final URI SOMEWHERE = URI.create("https://a/x");
    private static final Path TARGET = Path.of("/tmp/x");

    @Test
    void takesAHashInCapitals() {
        assertThat(Wanted.of(SOMEWHERE, "AB".repeat(32), 1, TARGET, Set.of()).sha256())
                .isEqualTo("ab".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcd", "zz", "*", "d41d8cd98f00b204e9800998ecf8427e"})
    void takesNoOtherHash(String hash) {
        assertThatIllegalArgumentException().isThrownBy(() -> Wanted.of(SOMEWHERE, hash, 1, TARGET, Set.of()));
    }
}
