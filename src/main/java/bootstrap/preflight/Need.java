package bootstrap.preflight;

import java.net.URI;

/** A host that will be asked, and by whom; an origin is scheme, host and port. */
record Need(URI origin, Who who) {
    enum Who {
        APT("apt"),
        PIP("pip"),
        RUSTUP("rustup"),
        DOWNLOAD("a download");

        private final String words;

        Who(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    String host() {
        return origin.getHost();
    }

    String id() {
        return "network." + host();
    }
}
