package bootstrap.facts;

/**
 * A display controller.
 *
 * @param vendor {@code nvidia}, {@code amd}, {@code intel}, or the PCI vendor number such as {@code 0x1234}
 * @param address where it sits, such as {@code 0000:01:00.0}
 */
public record Gpu(String vendor, String address) {}
