package bootstrap.facts;

/**
 * One package in dpkg's list.
 *
 * @param version "" when dpkg names none, as for some that were removed
 * @param want what the administrator wants of it, in dpkg's word: {@code install}, {@code hold}, {@code deinstall}…
 * @param toReinstall whether dpkg was interrupted while it unpacked it, and only unpacking it again helps (reinstreq)
 * @param status dpkg's word, such as {@code installed}, {@code config-files} or {@code half-configured}
 */
public record Installed(String version, String want, boolean toReinstall, String status) {
    /** Whether the administrator wants it left as it is ({@code apt-mark hold}). */
    public boolean isHeld() {
        return want.equals("hold");
    }

    /** Whether it is there whole: by Debian's dpkg-query only {@code installed} says so. */
    public boolean isWhole() {
        return status.equals("installed");
    }

    /** Whether dpkg was interrupted while working on it, so that {@code dpkg --configure -a} is due. */
    public boolean isBroken() {
        return switch (status) {
            case "installed", "not-installed", "config-files" -> false;
            default -> true;
        };
    }
}
