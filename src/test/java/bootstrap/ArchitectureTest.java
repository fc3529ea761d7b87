package bootstrap;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import bootstrap.cli.Streams;
import bootstrap.process.CommandRunner;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of CONTRIBUTING.md that a machine can keep. */
class ArchitectureTest {
    /** Each room may use only those further down; rooms of one line don't use each other. */
    private static final List<List<String>> ROOMS = List.of(
            List.of("cli"),
            List.of("report"),
            List.of("apply", "preflight"),
            List.of("plan", "fetch"),
            List.of("profile"),
            List.of("check"),
            List.of("component"),
            List.of("facts"),
            List.of("process"),
            List.of("version", "source"));

    private static final Path SOURCES = Path.of("src/main/java");
    private static final int LONGEST_FILE = 250;
    private static final int LONGEST_METHOD = 30;

    private static JavaClasses program;

    @BeforeAll
    static void read() {
        var classes = Main.class.getProtectionDomain().getCodeSource().getLocation();
        program = new ClassFileImporter().importUrl(classes);
        assertThat(program.contain(Main.class)).isTrue();
    }

    @Test
    void everyPackageIsARoom() {
        assertThat(packages().map(JavaPackage::getName).filter(name -> !name.equals("bootstrap")))
                .containsExactlyInAnyOrderElementsOf(
                        rooms().map(room -> "bootstrap." + room).toList());
    }

    static Stream<String> rooms() {
        return ROOMS.stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyThoseFurtherDown(String room) {
        var forbidden = new ArrayList<>(List.of("bootstrap"));
        for (List<String> line : ROOMS) {
            line.stream().filter(other -> !other.equals(room)).forEach(other -> forbidden.add("bootstrap." + other));
            if (line.contains(room)) {
                break;
            }
        }

        check(noClasses()
                .that()
                .resideInAPackage("bootstrap." + room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(String[]::new)));
    }

    @Test
    void thereAreNoCircles() {
        check(slices().matching("bootstrap.(*)..").should().beFreeOfCycles());
    }

    @ParameterizedTest
    @CsvSource({
        "oshi.., facts",
        "org.zeroturnaround.., process",
        "picocli.., cli",
        "org.jline.., cli",
        "org.yaml.snakeyaml.., profile",
        "java.net.http.., fetch",
        "com.fasterxml.jackson.., report"
    })
    void aLibraryIsKnownToOneRoom(String library, String room) {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("bootstrap." + room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library));
    }

    @Test
    void programsAreStartedInOneRoom() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("bootstrap.process")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class));
        for (Class<?> words : List.of(String.class, String[].class)) {
            check(noClasses().should(callMethod(Runtime.class, "exec", words)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "profile"})
    void whatOnlyReadsOrRendersKnowsNoRunner(String room) {
        check(noClasses()
                .that()
                .resideInAPackage("bootstrap." + room)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(CommandRunner.class));
    }

    @Test
    void theProcessEndsInOnePlace() {
        check(noClasses().that().doNotBelongToAnyOf(Main.class).should(callMethod(System.class, "exit", int.class)));
        check(noClasses().that().doNotBelongToAnyOf(Main.class).should(callMethod(Runtime.class, "halt", int.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in", "out", "err"})
    void streamsHaveOneOwner(String stream) {
        check(noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class, Streams.class)
                .should()
                .accessField(System.class, stream));
    }

    @Test
    void noPackageForgetsAboutNulls() {
        assertThat(packages()
                        .filter(each -> !each.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .isEmpty();
    }

    @Test
    void filesAreShort() throws IOException {
        for (Path source : sources()) {
            assertThat(Files.readAllLines(source)).as("lines of %s", source).hasSizeLessThanOrEqualTo(LONGEST_FILE);
        }
    }

    @Test
    void methodsFitOnAScreen() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        var task = (JavacTask)
                compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
        var tooLong = new ArrayList<String>();
        for (CompilationUnitTree unit : task.parse()) {
            new Lengths(Trees.instance(task), tooLong).scan(unit, null);
        }

        assertThat(tooLong).as("methods of more than %d lines", LONGEST_METHOD).isEmpty();
    }

    /** Collects the methods that are too long; Javadoc is not counted. */
    private static final class Lengths extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<String> tooLong;

        Lengths(Trees trees, List<String> tooLong) {
            this.trees = trees;
            this.tooLong = tooLong;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            var unit = getCurrentPath().getCompilationUnit();
            var positions = trees.getSourcePositions();
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
            long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
            if (last - first + 1 > LONGEST_METHOD) {
                tooLong.add(unit.getSourceFile().getName() + ":" + first + " " + method.getName() + " "
                        + (last - first + 1));
            }
            return super.visitMethod(method, unused);
        }
    }

    private static List<Path> sources() throws IOException {
        try (var all = Files.walk(SOURCES)) {
            var sources = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            assertThat(sources).isNotEmpty();
            return sources;
        }
    }

    private static Stream<JavaPackage> packages() {
        return program.getPackage("bootstrap").getSubpackagesInTree().stream()
                .filter(each -> !each.getClasses().isEmpty());
    }

    private static void check(ArchRule rule) {
        rule.check(program);
    }
}
