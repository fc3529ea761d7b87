package bootstrap.version;

import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.version.Constraint.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {
    private final long seed = Long.getLong("seed", new Random().nextLong());

    private static Constraint good(String text) {
        return switch (Constraint.parse(text)) {
            case Parsed.Good(Constraint constraint) -> constraint;
            case Parsed.Bad(int offset, String message) ->
                throw new AssertionError(text + " at " + offset + ": " + message);
        };
    }

    private static Parsed.Bad bad(String text) {
        return switch (Constraint.parse(text)) {
            case Parsed.Good(Constraint constraint) -> throw new AssertionError("accepted: " + constraint.text());
            case Parsed.Bad refused -> refused;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">= 3.9 | 3.9",
                ">= 3.9 | 3.10",
                ">= 3.9 | 3.9.0-1",
                ">= 3.9 | 2:3.9-1ubuntu1",
                ">= 3.9, < 4 | 3.12.3",
                "> 3.9 | 3.9.1",
                "<= 3.9 | 3.9",
                "<= 3.9 | 3.9-1ubuntu1",
                "< 29 | 1:28.2-0ubuntu1",
                "= 28.2 | 1:28.2-0ubuntu1",
                "= 28.2 | 28.2",
                "< 3.13 | 3.13~rc1-1",
                "= 1:28.2-0ubuntu1 | 1:28.2-0ubuntu1",
                ">= 0:1.0 | 1:0.1",
                ">= 1.0-2 | 1:0.1-1",
                "= 1.0-0 | 1.0",
                "< 3 | 1:2:9-1",
            })
    void accepts(String constraint, String version) {
        assertThat(good(constraint).accepts(new Version(version))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">= 3.9 | 3.8.19",
                ">= 3.9 | 1:3.8-1",
                ">= 3.9 | 3.9~rc1",
                ">= 3.9, < 4 | 4.0",
                ">= 3.9, < 4 | 3.8",
                "> 3.9 | 3.9",
                "> 3.9 | 3.9-1ubuntu1",
                "< 28.2 | 1:28.2-0ubuntu1",
                "= 28.2 | 28.2.1-1",
                "= 1:28.2-0ubuntu1 | 28.2-0ubuntu1",
                "= 28.2-1 | 28.2-2",
                "< 0:29 | 1:28.2-0ubuntu1",
            })
    void refuses(String constraint, String version) {
        assertThat(good(constraint).accepts(new Version(version))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">=3.9,<4 | >= 3.9, < 4",
                "'  >=\t3.9  ,<  4 ' | >= 3.9, < 4",
                "=1.aAzZ09+~ | = 1.aAzZ09+~",
                "=1:2.0-1~x+y | = 1:2.0-1~x+y",
                ">1:2:3-4 | > 1:2:3-4",
                "<= 2 | <= 2",
            })
    void printsOneForm(String text, String normal) {
        assertThat(good(text).text()).isEqualTo(normal);
        assertThat(good(text)).hasToString(normal);
    }

    @Test
    void anyVersionIsAccepted() {
        assertThat(Constraint.ANY.accepts(new Version("0~"))).isTrue();
        assertThat(Constraint.ANY.text()).isEqualTo("any version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0 | is empty",
                "'  ' | 0 | is empty",
                "3.9 | 0 | write \">= 3.9\" or \"= 3.9\"",
                ">= 3.9, 4 | 8 | \"4\" has no operator",
                "any | 0 | is not a constraint",
                ">= 3.9, | 7 | missing here",
                ", >= 3.9 | 0 | missing here",
                ">= 3.9,, < 4 | 7 | missing here",
                "=> 1 | 0 | write \">=\"",
                ">= 1, =< 2 | 6 | write \"<=\"",
                "== 1 | 0 | write \"=\"",
                "^1.2 | 0 | in full",
                "~= 1.2 | 0 | in full",
                "~1.2 | 0 | in full",
                "!= 1.2 | 0 | left out",
                ">> 1 | 0 | write \">\"",
                "<> 1 | 0 | left out",
                "=!= 1 | 0 | known are",
                ">= | 2 | version is missing",
                ">= , < 2 | 3 | version is missing",
                ">= v3.9 | 3 | start with a digit",
                ">= 1:a | 5 | start with a digit",
                ">= 1: | 5 | version is missing",
                ">= :1 | 3 | before \":\"",
                ">= a:1 | 3 | must be a number",
                ">= 3.* | 5 | write a range",
                ">= 3.9_1 | 6 | _' can't stand here in a version; allowed are letters",
                ">= 3.9- | 7 | nothing follows",
                ">= 3.9-1:2 | 3 | must be a number",
                ">= 1:3.9-1:2 | 10 | ':'",
                ">= 3.9é | 6 | 'é'",
                ">= 3.9\u202e1 | 6 | U+202E can't",
                ">= 3.9 < 4 | 7 | comma is missing",
                ">= 3 .9 | 5 | comma is missing",
            })
    void saysWhatIsWrongAndWhere(String text, int offset, String message) {
        Parsed.Bad bad = bad(text);

        assertThat(bad.message()).contains(message);
        assertThat(bad.offset()).isEqualTo(offset);
    }

    @Test
    void refusesLongTexts() {
        assertThat(good(">= " + "1".repeat(97)).text()).hasSize(100);
        assertThat(bad(">= " + "1".repeat(98)).offset()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ">= 2, < 1 | 6",
                "> 1, < 1 | 5",
                ">= 1, < 1 | 6",
                "> 01, <= 1 | 6",
                "= 1, = 2 | 5",
                "= 1, > 1 | 5",
                "> 1, = 1 | 5",
                ">= 1, < 3, = 4 | 11",
                ">= 2:1, < 1:5 | 8",
                "= 1:3.0-1, < 3 | 11",
                "< 3, = 1:3.0-1 | 5",
            })
    void refusesRangesThatNothingIsIn(String text, int offset) {
        Parsed.Bad bad = bad(text);

        assertThat(bad.message()).startsWith("no version is both");
        assertThat(bad.offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">= 1, <= 1",
                "= 1, >= 1",
                "> 1, > 2",
                "< 1, <= 1",
                "= 1.0, = 1.00",
                ">= 1:5, < 3",
                ">= 5-1, < 3",
                "= 3, >= 1:2.0-1",
                "= 1:2.0-1, < 3"
            })
    void keepsRangesThatSomethingMayBeIn(String text) {
        assertThat(good(text).text()).isEqualTo(text);
    }

    @Test
    void readsBackWhatItPrints() {
        DebianVersions versions = new DebianVersions(seed);
        for (int i = 0; i < 1000; i++) {
            Range range = range(versions);
            switch (Constraint.parse(range.text())) {
                case Parsed.Good(Constraint read) ->
                    assertThat(read).as("-Dseed=%d", seed).isEqualTo(range);
                case Parsed.Bad(var offset, String message) ->
                    assertThat(message).as("%s, -Dseed=%d", range, seed).startsWith("no version is both");
            }
        }
    }

    /** A range that is refused as empty is so for every version that could be tried. */
    @Test
    void refusesNoRangeThatAcceptsSomething() {
        DebianVersions versions = new DebianVersions(seed);
        List<Version> pool = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            pool.add(new Version(versions.next()));
        }
        for (int i = 0; i < 500; i++) {
            Range range = range(versions);
            range.bounds().forEach(bound -> pool.add(bound.version()));
            if (Constraint.parse(range.text()) instanceof Parsed.Bad) {
                assertThat(pool).as("%s, -Dseed=%d", range, seed).noneMatch(range::accepts);
            }
        }
    }

    private static Range range(DebianVersions versions) {
        List<Bound> bounds = new ArrayList<>();
        do {
            Bound.Relation relation = Bound.Relation.values()[versions.below(5)];
            String version = versions.below(2) == 0 ? versions.upstream() : versions.next();
            bounds.add(new Bound(relation, new Version(version)));
        } while (versions.below(2) == 0 && bounds.size() < 4);
        return new Range(bounds);
    }
}
