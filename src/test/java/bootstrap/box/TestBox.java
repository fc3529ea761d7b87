package bootstrap.box;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ExecConfig;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.MountableFile;

/** A throw-away box made from Dockerfile.test, with the packaged folder in it. */
final class TestBox implements AutoCloseable {
    /** Which stage of Dockerfile.test. */
    enum Stage {
        BARE,
        PLAIN,
        SUDO
    }

    /** Whether the box has a network. */
    enum Network {
        BRIDGE,
        NONE
    }

    /** How a command in the box ended. */
    record Ended(int code, String out, String err) {
        @Override
        public String toString() {
            return "exit " + code + "\n--- stdout\n" + out + "\n--- stderr\n" + err;
        }
    }

    private static final Map<String, ImageFromDockerfile> BUILT = new ConcurrentHashMap<>();
    private static final Map<String, ImageFromDockerfile> EXTENDED = new ConcurrentHashMap<>();

    private final GenericContainer<?> container;
    private final Map<String, String> variables;

    private TestBox(GenericContainer<?> container, Map<String, String> variables) {
        this.container = container;
        this.variables = variables;
    }

    /** With more packages of its archive, which are installed once for all boxes. */
    static TestBox started(String base, Stage stage, Network network, String... packages) {
        var image = packages.length == 0 ? built(base, stage) : extended(base, stage, List.of(packages));
        // The stage of a developer ends with that user: root is asked for where root is meant.
        GenericContainer<?> container = new GenericContainer<>(image)
                .withCommand("sleep", "infinity")
                .withCreateContainerCmdModifier(create -> create.withUser("root"));
        if (network == Network.NONE) {
            container.withNetworkMode("none");
        }
        Ground.authorities()
                .ifPresent(file -> container.withCopyFileToContainer(
                        MountableFile.forHostPath(file.toString(), 0644), Ground.AUTHORITIES));
        container.start();
        return new TestBox(container, Ground.variables());
    }

    /** A box with a developer and with systemd as its first process, where an engine for containers can run. */
    static TestBox withSystemd(String base) {
        var image = extended(base, Stage.SUDO, List.of("systemd", "systemd-sysv", "dbus"));
        GenericContainer<?> container = new GenericContainer<>(image)
                .withCommand("/sbin/init")
                .withEnv("container", "docker")
                .withTmpFs(Map.of("/run", "rw", "/tmp", "rw,exec"))
                .withCreateContainerCmdModifier(TestBox::allowAnEngine);
        Ground.authorities()
                .ifPresent(file -> container.withCopyFileToContainer(
                        MountableFile.forHostPath(file.toString(), 0644), "/opt/authorities.pem"));
        container.start();
        var variables = new LinkedHashMap<>(Ground.variables());
        variables.replace("SSL_CERT_FILE", "/opt/authorities.pem"); // what is copied to /run is hidden by systemd's own
        return new TestBox(container, variables);
    }

    private static void allowAnEngine(CreateContainerCmd create) {
        create.withVolumes(new Volume("/var/lib/docker"), new Volume("/var/lib/containerd"));
        Optional.ofNullable(create.getHostConfig())
                .orElseThrow()
                .withCapAdd(Capability.SYS_ADMIN, Capability.NET_ADMIN)
                .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
                .withBinds(Bind.parse("/sys/fs/cgroup:/sys/fs/cgroup"));
    }

    private static ImageFromDockerfile built(String base, Stage stage) {
        return BUILT.computeIfAbsent(base + "-" + stage, key -> image(base, stage));
    }

    private static ImageFromDockerfile extended(String base, Stage stage, List<String> packages) {
        var below = built(base, stage).get().replaceAll(":.*", "");
        return EXTENDED.computeIfAbsent(
                below + "-" + String.join("-", packages), name -> extended(name, below, packages));
    }

    private static ImageFromDockerfile extended(String name, String below, List<String> packages) {
        return new ImageFromDockerfile(name, false)
                .withDockerfileFromBuilder(file -> file.from(below)
                        .user("root")
                        .run("apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y"
                                + " --no-install-recommends " + String.join(" ", packages)
                                + " && rm -rf /var/lib/apt/lists/*")
                        .build());
    }

    private static ImageFromDockerfile image(String base, Stage stage) {
        var name = "bootstrap-test/" + base.replaceAll("[^a-z0-9.]+", "-") + "-"
                + stage.name().toLowerCase(java.util.Locale.ROOT);
        var checkout = Path.of("").toAbsolutePath();
        return new ImageFromDockerfile(name, false)
                .withFileFromPath("target/bootstrap", checkout.resolve("target/bootstrap"))
                .withFileFromPath("Dockerfile", checkout.resolve("Dockerfile.test"))
                .withBuildArg("BASE", base)
                .withTarget(stage.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** Runs words as a user, with that user's home and the variables of this network. */
    Ended as(String user, String... words) {
        return as(user, Map.of(), words);
    }

    Ended as(String user, Map<String, String> more, String... words) {
        var home = user.equals("root") ? "/root" : "/home/" + user;
        var all = new ArrayList<>(List.of("env", "HOME=" + home, "USER=" + user));
        variables.forEach((name, value) -> all.add(name + "=" + value));
        more.forEach((name, value) -> all.add(name + "=" + value));
        all.addAll(Arrays.asList(words));
        try {
            ExecResult result = container.execInContainer(
                    StandardCharsets.UTF_8,
                    ExecConfig.builder()
                            .user(user)
                            .workDir(home)
                            .command(all.toArray(String[]::new))
                            .build());
            return new Ended(result.getExitCode(), result.getStdout(), result.getStderr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A line of shell that must succeed. */
    void done(String user, String line) {
        var ended = as(user, "bash", "-c", line);
        if (ended.code() != 0) {
            throw new AssertionError(line + "\n" + ended);
        }
    }

    /** Brings a script of the test resources to /srv/box. */
    void bring(String script) {
        container.copyFileToContainer(MountableFile.forClasspathResource("box/" + script), "/srv/box/" + script);
    }

    /** Copies a file or a folder of this machine. */
    void copy(Path from, String to) {
        container.copyFileToContainer(MountableFile.forHostPath(from), to);
    }

    /** The words of every process but the first, and but those that look. */
    List<String> processes() {
        return as(
                        "root",
                        "sh",
                        "-c",
                        "for each in /proc/[0-9]*/cmdline; do tr '\\0' ' ' <$each; echo; done 2>/dev/null")
                .out()
                .lines()
                .map(String::strip)
                .filter(words -> !words.isEmpty() && !words.equals("sleep infinity") && !words.contains("/proc/[0-9]*"))
                .toList();
    }

    /** Words in a fresh login shell of the user. */
    Ended login(String user, String line) {
        return as(user, "bash", "-lc", line);
    }

    /** Every file of the box but those of the kernel, with owner, mode, size, times and content. */
    String tree() {
        return as(
                        "root",
                        "sh",
                        "-c",
                        "find / -xdev -path /proc -prune -o -path /sys -prune -o -printf '%p %u %m %s %T@ %C@\\n'"
                                + " | LC_ALL=C sort; find / -xdev -type f -exec sha256sum {} + | LC_ALL=C sort")
                .out();
    }

    void write(String path, String text) {
        container.copyFileToContainer(
                org.testcontainers.images.builder.Transferable.of(text.getBytes(StandardCharsets.UTF_8), 0644), path);
    }

    @Override
    public void close() {
        container.stop();
    }
}
