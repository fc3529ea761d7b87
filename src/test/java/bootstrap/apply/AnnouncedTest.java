package bootstrap.apply;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.component.Closure;
import bootstrap.component.Effect;
import bootstrap.component.PackageChange;
import bootstrap.component.PackageChange.Kind;
import bootstrap.plan.Plan;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncedTest {
    private static final PackageChange NEW = new PackageChange(Kind.NEW, "bc", "", "2", "Ubuntu noble/main");

    /** What was told is bc 2 as a new package; dpkg may have a part of it by the time that apt is asked again. */
    @ParameterizedTest
    @CsvSource({
        "NEW,         bc, '', 2, Ubuntu noble/main, true,  true",
        "REINSTALLED, bc, 2,  2, Ubuntu noble/main, false, true",
        "UPGRADED,    bc, 1,  2, Ubuntu noble/main, false, true",
        "UPGRADED,    bc, 1,  3, Ubuntu noble/main, false, false",
        "REINSTALLED, bc, 2,  2, elsewhere,         false, false",
        "NEW,         jq, '', 2, Ubuntu noble/main, false, false",
    })
    void whatIsAskedOnceMoreEndsAsItWasTold(
            Kind kind, String name, String from, String to, String origin, boolean usually, boolean afterRepair) {
        var now = known(new PackageChange(kind, name, from, to, origin));

        assertThat(told().exceeded(now).isEmpty()).isEqualTo(usually);
        assertThat(told(new Effect.FinishPackages()).exceeded(now).isEmpty()).isEqualTo(afterRepair);
    }

    private static Announced told(Effect... effects) {
        var planned = List.of(effects).stream()
                .map(each -> new Plan.PlannedEffect(each, List.of("step")))
                .toList();
        return new Announced(new Plan(List.of(), planned, new Plan.Index.Usable(), known(NEW), Set.of()));
    }

    private static Closure known(PackageChange change) {
        return new Closure.Known(List.of(change), List.of(), 0, 0, List.of());
    }
}
