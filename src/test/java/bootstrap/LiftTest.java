package bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** scripts/Lift.java rewrites what is packaged: it must do the same afterwards, without the runtime writing code for it. */
class LiftTest {
    /** What is lifted here: every kind of field, and every way in which a switch over types can go. */
    sealed interface Shape {
        record Every(boolean b, byte y, short s, char c, int i, long l, float f, double d, String text, int[] array)
                implements Shape {}

        record Nothing() implements Shape {}

        record Pair(Shape one, Shape other) implements Shape {}

        /** A switch in an interface. */
        default String kind() {
            return switch (this) {
                case Every(var b, var y, var s, var c, int i, var l, var f, var d, var text, var array)
                when i > 1 -> "big " + text;
                case Every every -> "small";
                case Nothing nothing -> "nothing";
                case Pair(Nothing one, Nothing other) -> "two nothings";
                case Pair pair ->
                    "pair of " + pair.one().kind() + " and " + pair.other().kind();
            };
        }
    }

    /** Tells of shapes in words; loaded a second time from the lifted jar. */
    static final class Story implements Function<String, String> {
        private static final int[] ARRAY = {1};

        private static final List<Shape> SHAPES = List.of(
                every(1, 0.0, "a"),
                every(1, -0.0, "a"),
                every(1, Double.NaN, "a"),
                every(2, 0.0, "a"),
                every(1, 0.0, null),
                new Shape.Nothing(),
                new Shape.Pair(new Shape.Nothing(), new Shape.Nothing()),
                new Shape.Pair(every(2, 1, "b"), new Shape.Nothing()));

        private static Shape every(int i, double d, String text) {
            return new Shape.Every(true, (byte) -1, (short) 3, 'x', i, 1L << 40, 1.5f, d, text, ARRAY);
        }

        @Override
        public String apply(String question) {
            var answers = new ArrayList<String>();
            for (Shape shape : SHAPES) {
                answers.add(
                        switch (question) {
                            case "kind" -> shape.kind();
                            case "text" -> shape.toString().replaceAll("\\[I@[0-9a-f]+", "an array");
                            case "null" -> named(null);
                            default -> equals(shape);
                        });
            }
            return String.join("\n", answers);
        }

        private static String named(Object object) {
            return switch (object) {
                case null -> "null";
                case Shape.Nothing nothing -> "nothing";
                case String text when text.isEmpty() -> "empty";
                case String text -> text;
                default -> "other";
            };
        }

        private static String equals(Shape shape) {
            var equal = new StringBuilder();
            for (Shape other : SHAPES) {
                boolean same = shape.equals(other);
                equal.append(same).append(same && shape.hashCode() != other.hashCode() ? " but hash, " : ", ");
            }
            for (Object other : new Object[] {null, "text"}) {
                equal.append(shape.equals(other));
            }
            return equal.toString();
        }
    }

    private static JarFile lifted;
    private static Function<String, String> story;

    @BeforeAll
    static void lift(@TempDir Path folder) throws Exception {
        var from = Files.createDirectory(folder.resolve("from"));
        var to = Files.createDirectory(folder.resolve("to"));
        pack(from.resolve("shapes.jar"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-d", folder.toString(), "scripts/Lift.java"))
                .isZero();
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var main = loader.loadClass("Lift").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[] {from.toString(), to.toString()});
        }
        var jar = to.resolve("shapes.jar");
        lifted = new JarFile(jar.toFile());
        var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        var made = loader.loadClass(Story.class.getName()).getDeclaredConstructor();
        made.setAccessible(true);
        story = asked(made.newInstance());
    }

    @SuppressWarnings("unchecked") // the class of that name, from the other jar
    private static Function<String, String> asked(Object instance) {
        return (Function<String, String>) instance;
    }

    /** This class and those in it. */
    private static void pack(Path jar) throws IOException {
        var classes = Path.of("target/test-classes");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var all = Files.newDirectoryStream(classes.resolve("bootstrap"), "LiftTest$*.class")) {
            for (Path file : all) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "text", "null", "equals"})
    void itTellsTheSame(String question) {
        assertThat(story.apply(question)).isEqualTo(new Story().apply(question));
        assertThat(story.getClass()).isNotEqualTo(Story.class);
    }

    @Test
    void theRuntimeWritesNoCodeForIt() throws IOException {
        for (String name : List.of("Shape", "Story", "Shape$Pair", "Shape$Every")) {
            var text = text("bootstrap/LiftTest$" + name + ".class");
            assertThat(text.contains("lifted$0")).as(name).isTrue();
            assertThat(text.contains("java/lang/runtime/")).as(name).isFalse();
        }
    }

    private static String text(String entry) throws IOException {
        try (var content = lifted.getInputStream(lifted.getEntry(entry))) {
            return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }
}
