package bootstrap.profile;

import bootstrap.facts.Fact;
import java.util.Locale;
import java.util.Map;

/** Conditions on what the box is made of. */
sealed interface OnHardware extends Condition {
    /** The architecture of its packages, in dpkg's words. */
    record Architecture(String wanted) implements OnHardware {
        @Override
        public Fact<Sight> look(Asked asked) {
            return asked.facts().architecture().map(found -> new Sight(found.equals(wanted), "this box is " + found));
        }
    }

    /** Main memory that may be used: a container's limit counts. */
    record Memory(Amount wanted) implements OnHardware {
        @Override
        public Fact<Sight> look(Asked asked) {
            return asked.facts()
                    .memory()
                    .map(found -> wanted.sight(
                            found.usable(), "this box has " + Amount.bytes(found.usable()) + " of memory"));
        }
    }

    /** Logical processors that may be used: a container's limit counts. */
    record Processors(Amount wanted) implements OnHardware {
        @Override
        public Fact<Sight> look(Asked asked) {
            return asked.facts()
                    .processor()
                    .map(found -> wanted.sight(
                            found.usable(),
                            "this box has " + found.usable() + (found.usable() == 1 ? " processor" : " processors")));
        }
    }

    /** A graphics card of this vendor. */
    record Graphics(String vendor) implements OnHardware {
        /** How people write them. */
        static final Map<String, String> VENDORS = Map.of("nvidia", "NVIDIA", "amd", "AMD", "intel", "Intel");

        @Override
        public Fact<Sight> look(Asked asked) {
            return asked.facts()
                    .gpus()
                    .map(cards ->
                            sight(cards.stream().anyMatch(card -> card.vendor().equals(vendor))));
        }

        private Sight sight(boolean there) {
            var name = VENDORS.getOrDefault(vendor, vendor.toUpperCase(Locale.ROOT));
            return new Sight(there, "this box has " + (there ? "an " : "no ") + name + " card");
        }
    }
}
