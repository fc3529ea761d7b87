package bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
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

    /** Lambdas in an interface, and one that calls what is private there. */
    interface Named {
        String name();

        default Supplier<String> here() {
            return () -> "here " + name();
        }

        default Supplier<String> secret() {
            return this::hidden;
        }

        private String hidden() {
            return "hidden " + name();
        }

        static Function<String, Named> of(String first) {
            return last -> () -> first + last;
        }
    }

    interface Marker {}

    @FunctionalInterface
    interface OfEach {
        String of(boolean b, byte y, short s, char c, int i, long l, float f, double d, String text);
    }

    @FunctionalInterface
    interface ToShort {
        short of(byte number);
    }

    /** Every sort of lambda, each with what it answers; loaded a second time from the lifted jar. */
    static class Lambdas implements Supplier<Map<Object, String>>, Cloneable {
        private static final Supplier<String> AT_FIRST = () -> "at first";

        private final Map<Object, String> answers = new LinkedHashMap<>();
        private final IntUnaryOperator factorial;
        private final String name;

        Lambdas() {
            name = "Ada";
            factorial = n -> n < 2 ? 1 : n * of(n - 1);
        }

        private int of(int n) {
            return factorial.applyAsInt(n);
        }

        private <T> void ask(T lambda, Function<T, Object> question) {
            Object answer;
            try {
                answer = question.apply(lambda);
            } catch (RuntimeException e) {
                answer = e.getClass();
            }
            answers.put(lambda, String.valueOf(answer));
        }

        @Override
        public Map<Object, String> get() {
            capturing(true, (byte) 1, (short) 2, 'c', 4, 5L << 40, 6.5f, 7.5, "text");
            referring(new ArrayList<>(), " text ");
            converting();
            nesting(new Named[] {() -> "Grace", Named.of("Alan ").apply("Turing")});
            primitive();
            return answers;
        }

        private void capturing(boolean b, byte y, short s, char c, int i, long l, float f, double d, String text) {
            ask(AT_FIRST, Supplier::get);
            ask(factorial, of -> of.applyAsInt(5));
            this.<Supplier<String>>ask(() -> "nothing", Supplier::get);
            this.<Supplier<String>>ask(() -> name, Supplier::get);
            this.<Supplier<String>>ask(() -> text + l + d + b + y + s + c + i + f, Supplier::get);
            this.<Supplier<String>>ask(() -> d + text + l, Supplier::get);
            this.<LongUnaryOperator>ask(more -> l + more, of -> of.applyAsLong(1));
            this.<Supplier<Supplier<String>>>ask(
                    () -> () -> name + text, of -> of.get().get());
            this.<OfEach>ask(Lambdas::each, of -> of.of(b, y, s, c, i, l, f, d, text));
            this.<OfEach>ask(
                    (z, a, k, h, n, m, g, e, t) -> t + e + g + m + n + h + k + a + z + text,
                    of -> of.of(b, y, s, c, i, l, f, d, text));
        }

        private static String each(Object b, Byte y, int s, int c, long i, float l, double f, Double d, Object text) {
            return "" + b + y + s + c + i + l + f + d + text;
        }

        private void referring(List<String> list, String text) {
            this.<ToIntFunction<String>>ask(Integer::parseInt, of -> of.applyAsInt("12"));
            this.<Supplier<String>>ask(text::trim, Supplier::get);
            this.<Supplier<String>>ask(this::secret, Supplier::get);
            this.<Supplier<String>>ask(super::toString, of -> of.get().startsWith(Lambdas.class.getName()));
            this.<Callable<Object>>ask(this::clone, Lambdas::cloned);
            this.<Function<Lambdas, String>>ask(Lambdas::secret, of -> of.apply(this));
            this.<Function<CharSequence, Integer>>ask(CharSequence::length, of -> of.apply("four"));
            this.<Function<String, StringBuilder>>ask(StringBuilder::new, of -> of.apply("made"));
            this.<Supplier<List<String>>>ask(ArrayList::new, Supplier::get);
            this.<Function<String, Inner>>ask(Inner::new, of -> of.apply("inner").word);
            this.<IntFunction<int[]>>ask(int[]::new, of -> of.apply(3).length);
            this.<Function<String, List<String>>>ask(Arrays::asList, of -> of.apply("one"));
            this.<Consumer<String>>ask(list::add, of -> {
                of.accept("added");
                return list;
            });
        }

        private static Object cloned(Callable<Object> cloning) {
            try {
                return cloning.call() instanceof Lambdas;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private String secret() {
            return "secret " + name;
        }

        private void converting() {
            this.<Comparator<Integer>>ask(Integer::compare, of -> of.reversed().compare(1, 2));
            this.<Comparator<Integer>>ask(Integer::compare, of -> of.compare(null, 2));
            this.<ToLongFunction<String>>ask(String::length, of -> of.applyAsLong("four"));
            this.<ToDoubleFunction<Integer>>ask(Lambdas::wide, of -> of.applyAsDouble(3));
            this.<ToShort>ask(Lambdas::boxed, of -> of.of((byte) -3));
            this.<IntFunction<Object>>ask(Lambdas::same, of -> of.apply(3));
            this.<Function<String, String>>ask(Lambdas::same, of -> of.apply("same"));
            this.<ToLongFunction<Integer>>ask(Lambdas::same, of -> of.applyAsLong(3));
            this.<Predicate<Boolean>>ask(Lambdas::same, of -> of.test(true));
            this.<Function<String, String>>ask(Lambdas::same, Lambdas::polluted);
            this.<LongConsumer>ask(Lambdas::wide, of -> {
                of.accept(3);
                return "dropped";
            });
        }

        private static long wide(long number) {
            return number + (1L << 40);
        }

        private static Short boxed(Byte number) {
            return (short) (number * 2);
        }

        private static <T> T same(T value) {
            return value;
        }

        @SuppressWarnings({"unchecked", "rawtypes"}) // it must refuse what is no text
        private static Object polluted(Function function) {
            return function.apply(3);
        }

        private void nesting(Named[] people) {
            for (Named person : people) {
                ask(person, Named::name);
                ask(person.here(), Supplier::get);
                ask(person.secret(), Supplier::get);
            }
            ask(new Inner("word").told(), Supplier::get);
        }

        private void primitive() {
            this.<LongBinaryOperator>ask(Long::sum, of -> of.applyAsLong(1L << 40, 2));
            this.<DoubleUnaryOperator>ask(Math::sqrt, of -> of.applyAsDouble(16));
            this.<IntPredicate>ask(n -> n > 3, of -> of.test(3));
            this.<BooleanSupplier>ask(answers::isEmpty, BooleanSupplier::getAsBoolean);
        }

        private class Inner {
            private final String word;

            Inner(String word) {
                this.word = word;
            }

            Supplier<String> told() {
                return () -> name + " told " + word + secret();
            }
        }
    }

    /** What is more than the one method of one interface. */
    static final class Several implements Supplier<Map<Object, String>> {
        @Override
        public Map<Object, String> get() {
            var serializable = (Supplier<String> & Serializable) () -> "serializable";
            var marked = (Supplier<String> & Marker) () -> "marked";
            return Map.of(serializable, serializable.get(), marked, marked.get());
        }
    }

    /** As libraries are compiled: before there were nests. */
    private static final String OLD = """
            package bootstrap;
            public class Old implements java.util.function.Supplier<Object> {
                public Object get() {
                    java.util.function.Supplier<String> lambda = this::secret;
                    return lambda;
                }
                private String secret() {
                    return "secret";
                }
            }
            """;

    private static JarFile lifted;
    private static URLClassLoader loader;

    @BeforeAll
    static void lift(@TempDir Path folder) throws Exception {
        var from = Files.createDirectory(folder.resolve("from"));
        var jar = folder.resolve("shapes.jar");
        var old = Files.writeString(folder.resolve("Old.java"), OLD);
        Lifting.compile("--release", "8", "-Xlint:-options", "-d", folder.toString(), old.toString());
        pack(from.resolve("shapes.jar"), folder, Path.of("target/test-classes"));
        Lifting.lift(from, jar);
        lifted = new JarFile(jar.toFile());
        loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    /** One of the class of that name from the lifted jar. */
    @SuppressWarnings("unchecked")
    private static <T> T lifted(Class<? extends T> type) throws ReflectiveOperationException {
        var made = loader.loadClass(type.getName()).getDeclaredConstructor();
        made.setAccessible(true);
        var instance = made.newInstance();
        assertThat(instance.getClass()).isNotEqualTo(type);
        return (T) instance;
    }

    /** This class, those in it, and the old one. */
    private static void pack(Path jar, Path... folders) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path classes : folders) {
                try (var all = Files.newDirectoryStream(classes.resolve("bootstrap"), "{LiftTest*,Old}.class")) {
                    for (Path file : all) {
                        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                        out.write(Files.readAllBytes(file));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "text", "null", "equals"})
    void itTellsTheSame(String question) throws ReflectiveOperationException {
        Function<String, String> story = lifted(Story.class);
        assertThat(story.apply(question)).isEqualTo(new Story().apply(question));
    }

    @Test
    void aLambdaAnswersTheSame() throws ReflectiveOperationException {
        Supplier<Map<Object, String>> lambdas = lifted(Lambdas.class);
        assertThat(lambdas.get().values())
                .hasSizeGreaterThan(40)
                .containsExactlyElementsOf(new Lambdas().get().values());
    }

    @Test
    void theRuntimeWritesNoClassForALambda() throws ReflectiveOperationException {
        Supplier<Map<Object, String>> lambdas = lifted(Lambdas.class);
        assertThat(lambdas.get().keySet())
                .allSatisfy(lambda -> assertThat(lambda.getClass().isHidden()).isFalse());
        assertThat(new Lambdas().get().keySet())
                .allSatisfy(lambda -> assertThat(lambda.getClass().isHidden()).isTrue());
    }

    @Test
    @SuppressWarnings("unchecked") // it is written there
    void aLambdaOfAnOldClassIsLifted() throws ReflectiveOperationException {
        var old = (Supplier<Supplier<String>>)
                loader.loadClass("bootstrap.Old").getConstructor().newInstance();
        assertThat(old.get().get()).isEqualTo("secret");
        assertThat(old.get().getClass().isHidden()).isFalse();
    }

    @Test
    void aLambdaOfSeveralInterfacesStaysWhatItIs() throws ReflectiveOperationException {
        Supplier<Map<Object, String>> several = lifted(Several.class);
        assertThat(several.get().values()).containsExactlyInAnyOrder("serializable", "marked");
        assertThat(several.get().keySet())
                .allSatisfy(lambda -> assertThat(lambda.getClass().isHidden()).isTrue());
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
