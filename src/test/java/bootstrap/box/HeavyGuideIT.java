package bootstrap.box;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The profiles of the guide that fetch or compile gigabytes: {@code scripts/test --all}, by hand or at night. One after
 * the other, for the disk's sake.
 */
@Tag("heavy")
class HeavyGuideIT {
    static Stream<String> images() {
        return Ground.ubuntuImages();
    }

    /** The makers' index of processor wheels is not in every network's reach, so the distribution's PyTorch is taken. */
    @ParameterizedTest
    @MethodSource("images")
    void ai(String image) {
        try (var guided = Guided.onBox("ai", image, "--set", "torch=archive")) {
            guided.holds().misses("ai");
        }
    }

    /** The engine as a wheel, because the server's own download is not in every network's reach. */
    @ParameterizedTest
    @MethodSource("images")
    void rustAi(String image) {
        try (var guided = Guided.onBox("rust-ai", image, "--set", "qdrant=edge")) {
            guided.holds().misses("rust-ai");
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void workstation(String image) {
        try (var guided = Guided.onBox(
                "workstation", image, "--set", "torch=archive", "--set", "qdrant=edge", "--skip", "kubectl")) {
            guided.holds();
        }
    }
}
