package bootstrap.version;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One operator of a Python requirement with its version, meaning what PEP 440 says ("Version specifiers").
 *
 * <p>Pre-releases are judged by their order alone: an installed one is accepted when it lies in the range.
 */
public sealed interface Specifier {
    /** Whether the version satisfies this specifier. */
    boolean accepts(PythonVersion version);

    /** The form without spaces, e.g. {@code >=2.5}. */
    String text();

    /** {@code >=} */
    record AtLeast(PythonVersion limit) implements Specifier {
        @Override
        public boolean accepts(PythonVersion version) {
            return version.withoutLocal().compareTo(limit) >= 0;
        }

        @Override
        public String text() {
            return ">=" + limit.text();
        }
    }

    /** {@code <=} */
    record AtMost(PythonVersion limit) implements Specifier {
        @Override
        public boolean accepts(PythonVersion version) {
            return version.withoutLocal().compareTo(limit) <= 0;
        }

        @Override
        public String text() {
            return "<=" + limit.text();
        }
    }

    /** {@code >}: neither a post-release nor a local version of the limit is above it. */
    record Above(PythonVersion limit) implements Specifier {
        @Override
        public boolean accepts(PythonVersion version) {
            boolean laterBuild =
                    !limit.post().isPresent() && version.withoutPost().compareTo(limit) == 0;
            return version.withoutLocal().compareTo(limit) > 0 && !laterBuild;
        }

        @Override
        public String text() {
            return ">" + limit.text();
        }
    }

    /** {@code <}: a pre-release of the limit is not below it, unless the limit is a pre-release itself. */
    record Below(PythonVersion limit) implements Specifier {
        @Override
        public boolean accepts(PythonVersion version) {
            return version.compareTo(limit.isPreRelease() ? limit : limit.withFirstDev()) < 0;
        }

        @Override
        public String text() {
            return "<" + limit.text();
        }
    }

    /** {@code ==}: local versions count only when the specifier has one. */
    record Equal(PythonVersion wanted) implements Specifier {
        @Override
        public boolean accepts(PythonVersion version) {
            return (wanted.local().isEmpty() ? version.withoutLocal() : version).compareTo(wanted) == 0;
        }

        @Override
        public String text() {
            return "==" + wanted.text();
        }
    }

    /** {@code !=} */
    record Unequal(PythonVersion refused) implements Specifier {
        @Override
        public boolean accepts(PythonVersion version) {
            return !new Equal(refused).accepts(version);
        }

        @Override
        public String text() {
            return "!=" + refused.text();
        }
    }

    /** {@code ==1.2.*} */
    record Within(BigInteger epoch, List<BigInteger> release) implements Specifier {
        public Within {
            release = List.copyOf(release);
        }

        @Override
        public boolean accepts(PythonVersion version) {
            return version.beginsWith(epoch, release);
        }

        @Override
        public String text() {
            return "==" + prefix(epoch, release);
        }
    }

    /** {@code !=1.2.*} */
    record Outside(BigInteger epoch, List<BigInteger> release) implements Specifier {
        public Outside {
            release = List.copyOf(release);
        }

        @Override
        public boolean accepts(PythonVersion version) {
            return !version.beginsWith(epoch, release);
        }

        @Override
        public String text() {
            return "!=" + prefix(epoch, release);
        }
    }

    /** {@code ~=2.2}: at least that, with everything but the last number of its release the same. */
    record Compatible(PythonVersion start) implements Specifier {
        public Compatible {
            if (start.release().size() < 2) {
                throw new IllegalArgumentException("~= needs two numbers, got " + start);
            }
        }

        @Override
        public boolean accepts(PythonVersion version) {
            List<BigInteger> kept = start.release().subList(0, start.release().size() - 1);
            return version.withoutLocal().compareTo(start) >= 0 && version.beginsWith(start.epoch(), kept);
        }

        @Override
        public String text() {
            return "~=" + start.text();
        }
    }

    /** {@code ===}: the same text as the normal form of the version, case ignored. */
    record Identical(String wanted) implements Specifier {
        @Override
        public boolean accepts(PythonVersion version) {
            return version.text().equalsIgnoreCase(wanted);
        }

        @Override
        public String text() {
            return "===" + wanted;
        }
    }

    private static String prefix(BigInteger epoch, List<BigInteger> release) {
        String start = epoch.signum() == 0 ? "" : epoch + "!";
        return start + release.stream().map(BigInteger::toString).collect(Collectors.joining(".")) + ".*";
    }
}
