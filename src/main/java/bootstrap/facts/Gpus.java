package bootstrap.facts;

import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds graphics cards in /sys alone: lspci and lshw are missing on slim boxes. */
record Gpus(Tree tree) {
    private static final String DEVICES = "/sys/bus/pci/devices";
    private static final String DISPLAY_CLASS = "0x03";
    private static final Map<String, String> VENDORS = Map.of("0x10de", "nvidia", "0x1002", "amd", "0x8086", "intel");

    /** WSL shows no PCI card; Windows puts this program there when it has NVIDIA's driver. */
    private static final String WSL_NVIDIA = "/usr/lib/wsl/lib/nvidia-smi";

    /** By PCI address. Without a PCI bus there are none; without /sys nobody can say. */
    Fact<List<Gpu>> read() {
        return tree.hasDirectory("/sys/bus")
                .flatMap(visible -> visible
                        ? onPci().map(this::withWindows)
                        : new Fact.Unknown<>("/sys is empty or hidden, so no card can be seen"));
    }

    private Fact<List<Gpu>> onPci() {
        return tree.hasDirectory(DEVICES)
                .flatMap(there -> there ? devices(tree.at(DEVICES)) : new Fact.Known<>(List.of()));
    }

    private Fact<List<Gpu>> devices(Path directory) {
        try (var entries = Files.list(directory)) {
            var names =
                    entries.map(Path::getFileName).map(Path::toString).sorted().toList();
            return gpus(names);
        } catch (IOException e) {
            return new Fact.Unknown<>(DEVICES + " could not be read: " + SystemReason.of(e));
        }
    }

    private Fact<List<Gpu>> gpus(List<String> devices) {
        var found = new ArrayList<Gpu>();
        for (String device : devices) {
            if (attribute(device, "class").orElse("").startsWith(DISPLAY_CLASS)) {
                switch (attribute(device, "vendor")) {
                    case Fact.Known<String>(String vendor) ->
                        found.add(new Gpu(VENDORS.getOrDefault(vendor, vendor), device));
                    case Fact.Unknown<String>(String reason) -> {
                        return new Fact.Unknown<>(reason);
                    }
                }
            }
        }
        return new Fact.Known<>(List.copyOf(found));
    }

    private Fact<String> attribute(String device, String name) {
        return tree.text(DEVICES + "/" + device + "/" + name).map(String::strip);
    }

    private List<Gpu> withWindows(List<Gpu> cards) {
        return cards.isEmpty() && tree.exists(WSL_NVIDIA) ? List.of(new Gpu("nvidia", "windows")) : cards;
    }
}
