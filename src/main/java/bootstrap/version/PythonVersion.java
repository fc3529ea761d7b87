package bootstrap.version;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A version of a Python distribution, normalised and ordered as PEP 440 says ("Summary of permitted suffixes and
 * relative ordering").
 *
 * <p>Equality is that of the normal form: {@code 1.0} and {@code 1.0.0} compare as 0 and are not equal.
 *
 * @param release never empty
 * @param local the parts of the local version, empty when there is none
 */
public record PythonVersion(
        BigInteger epoch, List<BigInteger> release, Suffix pre, Suffix post, Suffix dev, List<String> local)
        implements Comparable<PythonVersion> {
    private static final int LONGEST = 200;

    public PythonVersion {
        if (release.isEmpty()) {
            throw new IllegalArgumentException("a Python version without a release");
        }
        release = List.copyOf(release);
        local = List.copyOf(local);
    }

    /** A part such as {@code rc1}, {@code post2} or {@code dev0}, with its word in normal form. */
    public record Suffix(String word, BigInteger number) {
        /** Stands where a version lacks this part. */
        static final Suffix NONE = new Suffix("", BigInteger.ZERO);

        boolean isPresent() {
            return !word.isEmpty();
        }

        private String text(String separator) {
            return isPresent() ? separator + word + number : "";
        }
    }

    /** What is more than numbers and dots. Made when it is needed: few versions of a profile are. */
    private static final class Syntax {
        private static final Pattern ALL = Pattern.compile("""
                v?(?:(?<epoch>\\d+)!)?(?<release>\\d+(?:\\.\\d+)*)
                (?:[-_.]?(?<pre>alpha|beta|preview|pre|a|b|c|rc)[-_.]?(?<preNumber>\\d+)?)?
                (?<post>-(?<postOnly>\\d+)|[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>\\d+)?)?
                (?<dev>[-_.]?dev[-_.]?(?<devNumber>\\d+)?)?
                (?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?""", Pattern.COMMENTS);
    }

    /** Reads every spelling PEP 440 allows, or answers empty when the text is none (or longer than 200 characters). */
    public static Optional<PythonVersion> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (isPlain(text)) {
            return Optional.of(new PythonVersion(
                    BigInteger.ZERO, numbers(text), Suffix.NONE, Suffix.NONE, Suffix.NONE, List.of()));
        }
        Matcher matcher = Syntax.ALL.matcher(text.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(from(matcher)) : Optional.empty();
    }

    /** Whether it is nothing but a release: numbers with single dots between them. */
    private static boolean isPlain(String text) {
        boolean afterDigit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && !(c == '.' && afterDigit)) {
                return false;
            }
            afterDigit = digit;
        }
        return afterDigit;
    }

    private static List<BigInteger> numbers(String release) {
        return Arrays.stream(release.split("\\.")).map(BigInteger::new).toList();
    }

    private static PythonVersion from(Matcher matcher) {
        Suffix pre = Optional.ofNullable(matcher.group("pre"))
                .map(word -> new Suffix(phaseWord(word), number(matcher, "preNumber")))
                .orElse(Suffix.NONE);
        Suffix post = Optional.ofNullable(matcher.group("post"))
                .map(any -> new Suffix("post", number(matcher, "postOnly").max(number(matcher, "postNumber"))))
                .orElse(Suffix.NONE);
        Suffix dev = Optional.ofNullable(matcher.group("dev"))
                .map(any -> new Suffix("dev", number(matcher, "devNumber")))
                .orElse(Suffix.NONE);
        List<String> local = Optional.ofNullable(matcher.group("local"))
                .map(parts -> Arrays.stream(parts.split("[-_.]"))
                        .map(LocalOrder::normalised)
                        .toList())
                .orElse(List.of());
        return new PythonVersion(number(matcher, "epoch"), numbers(matcher.group("release")), pre, post, dev, local);
    }

    /** A number that is left out counts as 0. */
    private static BigInteger number(Matcher matcher, String group) {
        return Optional.ofNullable(matcher.group(group)).map(BigInteger::new).orElse(BigInteger.ZERO);
    }

    private static String phaseWord(String word) {
        return switch (word) {
            case "alpha", "a" -> "a";
            case "beta", "b" -> "b";
            default -> "rc";
        };
    }

    /** The normal form, e.g. {@code 1!2.0rc1.post2.dev3+ubuntu.1}. */
    public String text() {
        String start = epoch.signum() == 0 ? "" : epoch + "!";
        String numbers = release.stream().map(BigInteger::toString).collect(Collectors.joining("."));
        String end = local.isEmpty() ? "" : "+" + String.join(".", local);
        return start + numbers + pre.text("") + post.text(".") + dev.text(".") + end;
    }

    /** Alpha, beta, candidate and development releases, which come before the version they are named after. */
    public boolean isPreRelease() {
        return pre.isPresent() || dev.isPresent();
    }

    /** The version without its local part, which most comparisons leave out. */
    PythonVersion withoutLocal() {
        return new PythonVersion(epoch, release, pre, post, dev, List.of());
    }

    /** The version that this one is a post-release of; itself when it is none. */
    PythonVersion withoutPost() {
        return post.isPresent()
                ? new PythonVersion(epoch, release, pre, Suffix.NONE, Suffix.NONE, List.of())
                : withoutLocal();
    }

    /** The earliest of all pre-releases of this version. */
    PythonVersion withFirstDev() {
        return new PythonVersion(epoch, release, pre, post, new Suffix("dev", BigInteger.ZERO), List.of());
    }

    /** Whether the release begins with these numbers; missing ones count as 0, as in {@code ==1.0.*} and {@code 1}. */
    boolean beginsWith(BigInteger wantedEpoch, List<BigInteger> numbers) {
        List<BigInteger> start = release.subList(0, Math.min(numbers.size(), release.size()));
        return epoch.equals(wantedEpoch) && compareReleases(start, numbers) == 0;
    }

    /** PEP 440's order; 0 also for versions that differ only in trailing zeros of the release. */
    @Override
    public int compareTo(PythonVersion other) {
        return firstDifference(
                epoch.compareTo(other.epoch),
                compareReleases(release, other.release),
                Integer.compare(phase(), other.phase()),
                pre.number().compareTo(other.pre.number()),
                Boolean.compare(post.isPresent(), other.post.isPresent()),
                post.number().compareTo(other.post.number()),
                Boolean.compare(!dev.isPresent(), !other.dev.isPresent()),
                dev.number().compareTo(other.dev.number()),
                LocalOrder.compare(local, other.local));
    }

    private static int firstDifference(int... orders) {
        return Arrays.stream(orders).filter(order -> order != 0).findFirst().orElse(0);
    }

    @Override
    public String toString() {
        return text();
    }

    /** A development release of the final version comes before its first alpha. */
    private int phase() {
        return switch (pre.word()) {
            case "a" -> 1;
            case "b" -> 2;
            case "rc" -> 3;
            default -> dev.isPresent() && !post.isPresent() ? 0 : 4;
        };
    }

    private static int compareReleases(List<BigInteger> left, List<BigInteger> right) {
        int order = 0;
        for (int i = 0; order == 0 && i < Math.max(left.size(), right.size()); i++) {
            order = numberAt(left, i).compareTo(numberAt(right, i));
        }
        return order;
    }

    private static BigInteger numberAt(List<BigInteger> release, int index) {
        return index < release.size() ? release.get(index) : BigInteger.ZERO;
    }
}
