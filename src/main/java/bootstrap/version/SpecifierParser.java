package bootstrap.version;

import java.util.regex.Pattern;

/** Turns an operator and the text of its version into a specifier, within the limits of PEP 440. */
record SpecifierParser(int signOffset, String sign, int versionOffset, String version) {
    private static final Pattern IDENTICAL = Pattern.compile("[A-Za-z0-9.!+_-]+");

    Specifier specifier() throws Rejected {
        return switch (sign) {
            case "==" -> isPrefix() ? within() : new Specifier.Equal(parsed(version));
            case "!=" -> isPrefix() ? outside() : new Specifier.Unequal(parsed(version));
            case ">=" -> new Specifier.AtLeast(publicVersion());
            case "<=" -> new Specifier.AtMost(publicVersion());
            case ">" -> new Specifier.Above(publicVersion());
            case "<" -> new Specifier.Below(publicVersion());
            case "~=" -> compatible();
            case "===" -> identical();
            default -> throw new Rejected(signOffset, "unknown operator \"" + sign + "\"; " + hint());
        };
    }

    private boolean isPrefix() {
        return version.endsWith(".*");
    }

    private Specifier within() throws Rejected {
        PythonVersion prefix = prefix();
        return new Specifier.Within(prefix.epoch(), prefix.release());
    }

    private Specifier outside() throws Rejected {
        PythonVersion prefix = prefix();
        return new Specifier.Outside(prefix.epoch(), prefix.release());
    }

    private PythonVersion prefix() throws Rejected {
        PythonVersion prefix = parsed(version.substring(0, version.length() - 2));
        boolean plain = !prefix.isPreRelease()
                && !prefix.post().isPresent()
                && prefix.local().isEmpty();
        if (!plain) {
            throw new Rejected(versionOffset, "\".*\" follows numbers only, as in \"" + sign + " 2.5.*\"");
        }
        return prefix;
    }

    private Specifier compatible() throws Rejected {
        PythonVersion start = publicVersion();
        if (start.release().size() < 2) {
            throw new Rejected(versionOffset, "~= needs at least two numbers, as in \"~= " + version + ".0\"");
        }
        return new Specifier.Compatible(start);
    }

    private Specifier identical() throws Rejected {
        if (!IDENTICAL.matcher(version).matches()) {
            throw new Rejected(versionOffset, "\"" + version + "\" has characters that no version has");
        }
        return new Specifier.Identical(version);
    }

    private PythonVersion publicVersion() throws Rejected {
        if (isPrefix()) {
            throw new Rejected(versionOffset, "\".*\" goes with == and != only, not with " + sign);
        }
        PythonVersion parsed = parsed(version);
        if (!parsed.local().isEmpty()) {
            throw new Rejected(versionOffset, "a local version (\"+...\") goes with == and != only, not with " + sign);
        }
        return parsed;
    }

    private PythonVersion parsed(String text) throws Rejected {
        return PythonVersion.parse(text)
                .orElseThrow(() -> new Rejected(
                        versionOffset,
                        "\"" + version + "\" is not a version as PEP 440 knows them, such as 2.5 or 2.6rc1"));
    }

    private String hint() {
        return switch (sign) {
            case "=" -> "write \"==\"";
            case "=>" -> "write \">=\"";
            case "=<" -> "write \"<=\"";
            case "^", "~", "~>" -> "write \"~=\" or a range, as in \">= 2.5, < 3\"";
            case "<>" -> "write \"!=\"";
            default -> "known are ==, !=, <=, >=, <, >, ~= and ===";
        };
    }
}
