package bootstrap.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"main.rs", ".hidden", "...", "a b", "-x", "ä"})
    void takesPlainNames(String name) {
        assertThat(SourceFile.isPlainName(name)).isTrue();
        assertThat(new SourceFile(name, "").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "/", "a/b", "../x", "x/", "a\0b", "\0a"})
    void refusesNamesThatLeadElsewhere(String name) {
        assertThat(SourceFile.isPlainName(name)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceFile(name, ""));
    }
}
