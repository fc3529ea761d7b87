package bootstrap.facts;

import bootstrap.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** dpkg's list of packages, read once; or why it could not be read, which never means that nothing is installed. */
public sealed interface Packages {
    /**
     * The list.
     *
     * @param architecture the box's own, in dpkg's words; "" when the list does not tell
     * @param all every package dpkg knows of, whatever its status; one of a foreign architecture as {@code name:arch}
     * @param providers by virtual package, the installed packages that provide it
     * @param automatic names that apt brought only because something else needs them: autoremove takes them again
     * @param halted whether dpkg was stopped in the middle of writing its list
     */
    record Read(
            String architecture,
            Map<String, Installed> all,
            Map<String, List<Provider>> providers,
            Set<String> automatic,
            boolean halted)
            implements Packages {
        public Read {
            all = Map.copyOf(all);
            providers = Map.copyOf(providers);
            automatic = Set.copyOf(automatic);
        }

        /** Whether {@code dpkg --configure -a} is due before anything else can be installed. */
        public boolean needsRepair() {
            return halted || !broken().isEmpty();
        }

        /** Names of the packages that are to be left as they are, sorted. */
        public List<String> held() {
            return all.keySet().stream().filter(this::holds).sorted().toList();
        }

        /** Whether a package is there and is to be left as it is. */
        public boolean holds(String name) {
            return known(name).filter(Installed::isHeld).isPresent();
        }

        /** Whether dpkg was interrupted while it unpacked a package, so that only unpacking it again helps. */
        public boolean isToBeReinstalled(String name) {
            return known(name).filter(Installed::toReinstall).isPresent();
        }

        /** The version of a package that is installed whole. */
        public Optional<Version> version(String name) {
            return known(name).filter(Installed::isWhole).map(found -> new Version(found.version()));
        }

        private Optional<Installed> known(String name) {
            return Optional.ofNullable(all.get(name));
        }

        /** Names of the installed packages that provide this one. */
        public List<String> providersOf(String name) {
            return providers.getOrDefault(name, List.of()).stream()
                    .map(Provider::name)
                    .toList();
        }

        /** Names of the packages at which dpkg was interrupted, sorted. */
        public List<String> broken() {
            return all.keySet().stream()
                    .filter(name -> known(name).filter(Installed::isBroken).isPresent())
                    .sorted()
                    .toList();
        }
    }

    record Unreadable(String reason) implements Packages {}
}
