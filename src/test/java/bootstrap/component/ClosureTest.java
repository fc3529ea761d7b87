package bootstrap.component;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.PackageChange.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosureTest {
    private static Closure.Known of(PackageChange... changes) {
        return new Closure.Known(List.of(changes), List.of(), 0, 0, List.of());
    }

    private static PackageChange bc(String origin) {
        return new PackageChange(Kind.NEW, "bc", "", "1", origin);
    }

    @ParameterizedTest
    @CsvSource({"Ubuntu noble/main, true", "Ubuntu noble, false", "Docker CE noble/stable, false", "'', false"})
    void theSameFromElsewhereIsAnotherChange(String now, boolean isSame) {
        assertThat(of(bc("Ubuntu noble/main")).contains(of(bc(now)))).isEqualTo(isSame);
    }

    @Test
    void whatIsUpgradedOrGoesAwayIsNotNew() {
        var upgraded = new PackageChange(Kind.UPGRADED, "dc", "1", "2", "Ubuntu noble");

        assertThat(of(bc("Ubuntu noble")).bringsOnlyNew()).isTrue();
        assertThat(of(bc("Ubuntu noble"), upgraded).bringsOnlyNew()).isFalse();
        assertThat(of(bc("Ubuntu noble"), new PackageChange(Kind.REMOVED, "dc", "1", "", ""))
                        .bringsOnlyNew())
                .isFalse();
        assertThat(of(bc("Ubuntu noble/main"), upgraded).without(of(upgraded))).isEqualTo(of(bc("Ubuntu noble/main")));
    }
}
