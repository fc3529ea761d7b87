package bootstrap.profile;

import bootstrap.facts.Once;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a name of one sort looks like. Every name that ends up as a word of a command has such a rule, so that none can
 * be taken for an option, a path or a pattern.
 *
 * @param what the sort, with its article
 * @param pattern made when it is first needed: of many sorts a profile has none
 * @param rule what is allowed, for a message
 */
record Grammar(String what, Once<Pattern> pattern, String rule) {
    private static final String WORD = "[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?";
    private static final String WORD_RULE = "lower case letters, digits and hyphens inside; at most 64 characters";

    static final Grammar PROFILE = of("a name of a profile", WORD, WORD_RULE);
    static final Grammar STEP = of("an id of a step", WORD, WORD_RULE);
    static final Grammar SYSTEM = of(
            "a name of a system",
            "[A-Za-z0-9](?:[A-Za-z0-9 .+>-]{0,62}[A-Za-z0-9+])?",
            "letters, digits, and inside also spaces and . + > -; at most 64 characters");
    static final Grammar FACT = of("a name of a fact", WORD, WORD_RULE);
    static final Grammar OPTION = of("a name of an option", WORD, WORD_RULE);
    static final Grammar CHOICE =
            of("a value of an option", "[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?", WORD_RULE + "; dots too");
    static final Grammar VENV = of(
            "a name of a virtual environment",
            "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
            "letters, digits, \".\", \"_\" and \"-\", with a letter or digit first; at most 64 characters");

    /** The default rule of shadow's useradd and groupadd. */
    private static final String ACCOUNT = "[a-z_][a-z0-9_-]{0,31}";

    private static final String ACCOUNT_RULE =
            "lower case letters, digits, \"_\" and \"-\", with a letter or \"_\" first; at most 32 characters";
    static final Grammar USER = of("a name of a user", ACCOUNT, ACCOUNT_RULE + "; or the word current");
    static final Grammar GROUP = of("a name of a group", ACCOUNT, ACCOUNT_RULE);

    /** systemd.unit(5); a backslash is how it escapes other characters. */
    static final Grammar UNIT = of(
            "a name of a unit of systemd",
            "[A-Za-z0-9_:.@][A-Za-z0-9_:.@\\\\-]{0,254}",
            "letters, digits, and _ : . @ - and the backslash, without a hyphen first");

    static final Grammar TOOLCHAIN = of(
            "a toolchain",
            "(?:stable|beta|nightly)(?:-[0-9]{4}-[0-9]{2}-[0-9]{2})?|[0-9]{1,3}\\.[0-9]{1,4}(?:\\.[0-9]{1,4})?",
            "stable, beta or nightly, with a date if need be (nightly-2026-01-31), or a version such as 1.85");
    static final Grammar RUST_COMPONENT = of(
            "a component of a toolchain",
            "[a-z](?:[a-z0-9-]{0,62}[a-z0-9])",
            "a name such as clippy, rustfmt or rust-src");
    static final Grammar RUSTUP_VERSION =
            of("a version of rustup-init", "[0-9]{1,3}\\.[0-9]{1,4}\\.[0-9]{1,4}", "three numbers, such as 1.29.0");
    static final Grammar SHA256 = of("a SHA-256", "[0-9A-Fa-f]{64}", "64 hexadecimal digits");
    static final Grammar MODE = of("a mode", "[0-7]{4}", "four octal digits, such as 0644 or 0755");
    static final Grammar ARCHIVED = of(
            "a name of a file in an archive",
            "(?:\\./)?[A-Za-z0-9_+][A-Za-z0-9._+-]{0,200}(?:/[A-Za-z0-9_+][A-Za-z0-9._+-]{0,200}){0,20}",
            "a relative path as the archive has it, of letters, digits, \".\", \"_\", \"+\" and \"-\"");
    static final Grammar HOST =
            of("a host", "[A-Za-z0-9:](?:[A-Za-z0-9.:-]{0,252}[A-Za-z0-9:])?", "a name or an address, without a port");
    static final Grammar CONTAINER =
            of("a kind of container", "[a-z][a-z0-9-]{0,31}", "true, false, or a kind such as docker, podman or lxc");

    static final Grammar REPOSITORY = of("a name of a repository", WORD, WORD_RULE);
    static final Grammar SUITE = of(
            "a suite",
            "\\.?/|[A-Za-z0-9][A-Za-z0-9._-]{0,62}(?:/[A-Za-z0-9._-]{1,63}){0,4}/?",
            "a codename, the word current, or a path that ends with \"/\"");
    static final Grammar ARCHIVE_COMPONENT = of(
            "a component of an archive",
            "[A-Za-z0-9][A-Za-z0-9._-]{0,62}(?:/[A-Za-z0-9][A-Za-z0-9._-]{0,62}){0,2}",
            "a word such as main or stable");
    static final Grammar FINGERPRINT = of("a fingerprint of a key", "[0-9A-Fa-f]{40}", "40 hexadecimal digits");

    private static Grammar of(String what, String pattern, String rule) {
        return new Grammar(what, new Once<>(() -> Pattern.compile(pattern)), rule);
    }

    /** The rule, when the text breaks it. */
    Optional<String> objection(String text) {
        return pattern.get().matcher(text).matches() ? Optional.empty() : Optional.of("allowed: " + rule);
    }
}
