package bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Runs scripts/Lift.java, which belongs to no build. */
final class Lifting {
    private Lifting() {}

    /** Makes one lifted jar of those in a folder, which has the name of the program's. */
    static void lift(Path jars, Path to) throws IOException, ReflectiveOperationException {
        var classes = Files.createTempDirectory(to.resolveSibling(""), "lifting");
        compile("-d", classes.toString(), "scripts/Lift.java", "scripts/LiftLambdas.java", "scripts/OneJar.java");
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            var main = loader.loadClass("Lift").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[] {jars.toString(), to.toString()});
        }
    }

    /** Compiles, or fails. */
    static void compile(String... arguments) {
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                .isZero();
    }
}
