package bootstrap.report;

import bootstrap.facts.Environment;
import java.net.URI;

/** Addresses fit to be shown. */
final class Address {
    private Address() {}

    /** A password or token in front of the host is masked; an operator's mirror may have one. */
    static String shown(URI address) {
        return address.getRawUserInfo() == null ? address.toString() : Environment.masked(address.toString());
    }
}
