package bootstrap.box;

import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The profiles of the guide that are light enough for each run of all tests; each test can run alone. */
@Execution(ExecutionMode.CONCURRENT)
class GuideIT {
    static Stream<String> images() {
        return Ground.ubuntuImages();
    }

    @ParameterizedTest
    @MethodSource("images")
    void rustTools(String image) {
        try (var guided = Guided.onBox("rust-tools", image)) {
            guided.holds().misses("rust-tools");
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void database(String image) {
        try (var guided = Guided.onBox("database", image)) {
            guided.holds().misses("database");
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void automation(String image) {
        try (var guided = Guided.onBox("automation", image)) {
            guided.holds().misses("uv", "fastapi", "automation");
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void api(String image) {
        try (var guided = Guided.onBox("api", image)) {
            guided.holds().misses("rust-services", "api");
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void hybrid(String image) {
        try (var guided = Guided.onBox("hybrid", image)) {
            guided.holds().misses("base", "python", "rust", "docker", "hybrid");
        }
    }
}
