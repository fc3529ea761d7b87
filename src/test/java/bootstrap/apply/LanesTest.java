package bootstrap.apply;

import static bootstrap.plan.Steps.apt;
import static bootstrap.plan.Steps.needing;
import static bootstrap.plan.Steps.recommending;
import static bootstrap.plan.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bootstrap.apply.Outcome.Cause;
import bootstrap.component.Component;
import bootstrap.component.Effect;
import bootstrap.component.Effect.InstallPackages;
import bootstrap.component.FakeArchive;
import bootstrap.component.Membership;
import bootstrap.component.RustToolchain;
import bootstrap.facts.Fact;
import bootstrap.facts.Packages;
import bootstrap.plan.Plan;
import bootstrap.plan.Plan.PlannedEffect;
import bootstrap.process.GuardedRunner;
import bootstrap.profile.StepHere;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on while packages are unpacked, and what doesn't. */
class LanesTest extends ApplyBase {
    private static final String[] REST =
            IntStream.range(10, 20).mapToObj(n -> "rest" + n).toArray(String[]::new);
    private static final Membership JOINS = new Membership("docker", "bob");
    private static final RustToolchain RUST = new RustToolchain(
            "stable", "minimal", List.of(), new RustToolchain.Init("1.29.0", Map.of("amd64", "a".repeat(64))));

    private Consumer<Effect> before = effect -> {};

    @BeforeEach
    void fillArchive() {
        for (String name : REST) {
            archive.candidate(name, "1");
        }
    }

    private List<Outcome> applied(StepHere... steps) {
        return applied(plan(steps));
    }

    private List<Outcome> applied(Plan plan) {
        var seen = box.box();
        assertThat(seen.packages()).isInstanceOf(Packages.Read.class);
        assertThat(seen.accounts()).isInstanceOf(Fact.Known.class);
        Door watched = (effect, heard, objection) -> {
            before.accept(effect);
            return door.perform(effect, heard, objection);
        };
        var reading = GuardedRunner.reading(archive);
        var packages = new PackagePhase(archive.index(), reading, stopped::get);
        return new Applier(seen, watched, packages, reading, progress, stopped::get)
                .apply(plan).stream().map(ComponentOutcome::outcome).toList();
    }

    private static StepHere rest(Component... more) {
        return step("rest", with(more, REST));
    }

    private static Component[] with(Component[] more, String... names) {
        var all = new ArrayList<Component>();
        Arrays.stream(names).map(name -> apt(name)).forEach(all::add);
        all.addAll(List.of(more));
        return all.toArray(Component[]::new);
    }

    private static boolean installs(Effect effect, String name) {
        return effect instanceof InstallPackages(var names, var recommends) && names.contains(name);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES))
                    .as("the other lane goes on")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rest is unpacked only once the file is written, and the file only once its packages are there. */
    @Test
    void aStepGoesOnWhileTheRestIsUnpacked() {
        var written = new CountDownLatch(1);
        before = effect -> {
            if (installs(effect, REST[0])) {
                await(written);
            }
            if (effect instanceof Effect.WriteFile) {
                written.countDown();
            }
        };
        var plan = plan(step("tool", apt("bc")), rest(), needing("tool", "user", file("~/a")));

        var outcomes = brief(applied(plan));

        assertThat(plan.effects())
                .containsExactly(
                        new PlannedEffect(install("bc"), List.of("tool")),
                        new PlannedEffect(install(REST), List.of("rest")),
                        new PlannedEffect(write("a"), List.of("user")));
        assertThat(outcomes).startsWith("applied bc 2", "applied rest10 1").endsWith("applied " + kept("a"));
        assertThat(door.performed())
                .containsExactlyInAnyOrderElementsOf(
                        plan.effects().stream().map(PlannedEffect::effect).toList());
    }

    @Test
    void whatLooksAfterTheSystemWaitsForAllPackages() {
        before = effect -> {
            if (effect instanceof Effect.Run) {
                assertThat(box.box().packages())
                        .isInstanceOfSatisfying(
                                Packages.Read.class,
                                there -> assertThat(there.version("rest19")).isPresent());
            }
        };

        assertThat(brief(applied(
                        step("tool", apt("bc")),
                        rest(),
                        needing("tool", "user", file("~/a")),
                        needing("tool", "group", JOINS))))
                .endsWith("applied " + kept("a"), "applied bob is in docker");
    }

    @Test
    void whatDoesNotSayWhatItNeedsWaitsForAllBeforeIt() {
        var plan = plan(step("tool", apt("bc")), rest(), step("user", file("~/a")));

        assertThat(plan.ahead()).isEmpty();
        assertThat(brief(applied(plan))).endsWith("applied " + kept("a"));
        assertThat(door.performed()).endsWith(write("a"));
    }

    /** Until the lane of the steps has nothing more to do, or broke and waits for the end of this one. */
    private static void awaitQuiet(Thread steps) {
        while (steps.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    /** What needs no package goes on, but for packages that touch what is there; what they add is no matter. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingGoesOnWhileWhatIsThereIsTouched(boolean upgrades) {
        var steps = Thread.currentThread();
        var there = new AtomicBoolean();
        before = effect -> {
            if (effect instanceof InstallPackages) {
                awaitQuiet(steps);
                there.set(Files.exists(box.home().resolve("a")));
            }
        };
        if (upgrades) {
            archive.upgrading("rest12", "libc6");
        }
        box.installed("jq", "2");

        applied(step("tool", apt("jq")), rest(), needing("tool", "user", file("~/a")));

        assertThat(there.get()).isEqualTo(!upgrades);
    }

    @Test
    void nothingGoesOnBeforeThePackageListsAreThere() {
        box.installed("jq", "2");
        withoutLists();
        var steps = Thread.currentThread();
        before = effect -> {
            if (effect instanceof Effect.RefreshIndex) {
                awaitQuiet(steps);
                assertThat(box.home().resolve("a")).doesNotExist();
            }
        };

        assertThat(brief(applied(step("tool", apt("jq")), rest(), needing("tool", "user", file("~/a")))))
                .endsWith("applied " + kept("a"));
    }

    private void withoutLists() {
        archive = new FakeArchive(root.resolve("none"));
        List.of("bc", "jq").forEach(name -> archive.candidate(name, "2"));
        fillArchive();
        door = new FakeDoor(box, archive);
    }

    @Test
    void afterARefreshTwoTurnsAreAsItWasAnnounced() {
        withoutLists();

        applied(step("tool", apt("bc")), rest(), needing("tool", "user", file("~/a")));

        assertThat(door.performed()).contains(install("bc"), install(REST));
    }

    /** Nobody could know before that the first alone brings what all together would not. */
    @Test
    void afterARefreshAllComesAtOnceWhereTwoTurnsWouldBringMore() {
        withoutLists();
        archive.alone("bc", "other");
        var plan = plan(step("tool", apt("bc")), rest(), needing("tool", "user", file("~/a")));
        assertThat(plan.ahead()).isNotEmpty();

        assertThat(brief(applied(plan))).startsWith("applied bc 2", "applied rest10 1");

        assertThat(door.performed()).containsExactly(new Effect.RefreshIndex(), install(with("bc", REST)), write("a"));
    }

    private static String[] with(String first, String... more) {
        return Stream.concat(Stream.of(first), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void whereAStepBreaksNoMorePackagesAreBrought() {
        var steps = Thread.currentThread();
        var begun = new CountDownLatch(1);
        var broken = new CountDownLatch(1);
        before = effect -> {
            if (effect instanceof Effect.WriteFile) {
                await(begun);
                broken.countDown();
                throw new IllegalStateException("broke");
            }
            if (installs(effect, REST[0])) {
                begun.countDown();
                await(broken);
                awaitQuiet(steps);
            }
        };
        var plan = plan(step("tool", apt("bc")), rest(recommending("jq")), needing("tool", "user", file("~/a")));

        assertThatThrownBy(() -> applied(plan)).hasMessage("broke").hasNoSuppressedExceptions();
        assertThat(door.performed()).containsExactly(install("bc"), install(REST));
    }

    @Test
    void wherePackagesBreakNoMoreOfAStepIsMade() {
        packagesBreakWhile(effect -> {});

        assertThatThrownBy(() ->
                        applied(step("tool", apt("bc")), rest(), needing("tool", "user", file("~/a"), file("~/b"))))
                .hasRootCauseMessage("first");
        assertThat(door.performed()).containsExactly(install("bc"), write("a"));
    }

    @Test
    void whatBreaksFirstIsTold() {
        packagesBreakWhile(effect -> {
            throw new IllegalStateException("second");
        });

        assertThatThrownBy(() -> applied(step("tool", apt("bc")), rest(), needing("tool", "user", file("~/a"))))
                .hasRootCauseMessage("first")
                .satisfies(told -> assertThat(told.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("second"));
    }

    /** The rest of the packages breaks while a file is about to be written. */
    private void packagesBreakWhile(Consumer<Effect> written) {
        var lane = new CompletableFuture<Thread>();
        var writing = new CountDownLatch(1);
        before = effect -> {
            if (installs(effect, REST[0])) {
                lane.complete(Thread.currentThread());
                await(writing);
                throw new IllegalStateException("first");
            }
            if (effect instanceof Effect.WriteFile) {
                writing.countDown();
                try {
                    lane.join().join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                written.accept(effect);
            }
        };
    }

    @Test
    void aFailedRestSpoilsNoStepThatDoesNotNeedIt() {
        door.unconfigurable("rest12");

        assertThat(brief(applied(
                        step("tool", apt("bc")),
                        rest(),
                        needing("tool", "user", file("~/a")),
                        needing("rest", "other", file("~/b")))))
                .contains("failed STEP exit 100 [dpkg: error processing]", "applied " + kept("a"))
                .endsWith("skipped step rest did not succeed");
    }

    @Test
    void whereTheFirstFailedTheRestComesAllTheSame() {
        door.unresolvable("bc", Cause.STEP);

        assertThat(brief(applied(step("tool", apt("bc")), rest(), needing("tool", "user", file("~/a")))))
                .startsWith("failed STEP exit 100 [E: no bc]", "applied rest10 1")
                .endsWith("skipped step tool did not succeed");
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"NETWORK", "CANNOT_CREATE", "BUSY", "PRIVILEGES", "INTEGRITY"})
    void whatWouldFailTheRestAlikeIsNotTriedAgain(Cause cause) {
        door.unresolvable("bc", cause);

        assertThat(brief(applied(step("tool", apt("bc")), rest(), needing("tool", "user", file("~/a")))))
                .startsWith("failed " + cause + " exit 100 [E: no bc]", "failed " + cause + " exit 100 [E: no bc]");
        assertThat(door.performed()).containsExactly(install("bc"));
    }

    @Test
    void onceStoppedWhatIsUnderWayEndsAndTheRestIsSkipped() {
        before = effect -> stopped.set(true);

        assertThat(brief(applied(step("tool", apt("bc")), rest(), needing("tool", "user", file("~/a")))))
                .startsWith("applied bc 2", "skipped interrupted")
                .endsWith("skipped interrupted");
        assertThat(door.performed()).containsExactly(install("bc"));
    }

    /** What both want comes first, and is not asked for twice. */
    @Test
    void whatTwoTurnsWantComesWithTheFirst() {
        var plan = plan(
                step("tool", apt("bc")),
                step("rest", with(new Component[] {apt("bc")}, REST)),
                needing("tool", "user", file("~/a")));

        assertThat(brief(applied(plan))).doesNotContain("unneeded bc 2").contains("applied bc 2", "applied rest10 1");
        assertThat(door.performed())
                .containsExactlyInAnyOrderElementsOf(
                        plan.effects().stream().map(PlannedEffect::effect).toList())
                .contains(install("bc"), install(REST));
    }

    /** Between plan and apply the archive changed: the rest would bring more than anybody was shown. */
    @Test
    void theRestBringsNoMoreThanWasAnnounced() {
        var plan = plan(step("tool", apt("bc")), rest(), needing("tool", "user", file("~/a")));
        archive.candidate("rest10", "2");

        assertThat(brief(applied(plan)))
                .startsWith("applied bc 2", "failed STEP " + Applier.CHANGED)
                .endsWith("applied " + kept("a"));
        assertThat(door.performed()).containsExactlyInAnyOrder(install("bc"), write("a"));
    }

    @Test
    void filesAreFetchedWhilePackagesAreUnpacked() {
        var fetched = new CountDownLatch(1);
        before = effect -> {
            if (effect instanceof InstallPackages) {
                await(fetched);
            }
            if (effect instanceof Effect.Download) {
                fetched.countDown();
            }
        };
        box.variable("SSL_CERT_FILE", "");
        var plan = plan(step("rust", apt("bc"), RUST));
        door.whenRun(run -> toolchain());

        assertThat(brief(applied(plan))).containsExactly("applied bc 2", "applied stable, profile minimal");
        assertThat(door.performed()).endsWith(last(plan));
        assertThat(door.performed())
                .as("fetched early, and looked at again at its turn")
                .filteredOn(Effect.Download.class::isInstance)
                .hasSize(2);
    }

    /** Without authorities a toolchain waits for the packages of its step; with them it doesn't. */
    @Test
    void aToolchainNeedsNoPackageWhereThereIsWhomToTrust() {
        var made = new CountDownLatch(1);
        before = effect -> {
            if (effect instanceof InstallPackages) {
                await(made);
            }
        };
        box.file("/etc/ssl/certs/ca-certificates.crt", "");
        door.whenRun(run -> {
            toolchain();
            made.countDown();
        });

        assertThat(brief(applied(step("rust", apt("bc"), RUST))))
                .containsExactly("applied bc 2", "applied stable, profile minimal");
        assertThat(door.performed()).hasSize(3).endsWith(install("bc"));
    }

    /** The first try fails before packages are there, as it may without authorities. */
    @Test
    void whatFailedEarlyIsTriedAgainAtItsTurn() {
        installsOnceTried(Effect.Download.class);
        door.answerOnce(Effect.Download.class::isInstance, FakeDoor.broken(Cause.NETWORK, "no route"));
        door.whenRun(run -> toolchain());

        assertThat(brief(applied(step("rust", apt("bc"), RUST))))
                .containsExactly("applied bc 2", "applied stable, profile minimal");
    }

    @Test
    void aToolchainThatFailedEarlyIsMadeAtItsTurn() {
        installsOnceTried(Effect.Run.class);
        box.file("/etc/ssl/certs/ca-certificates.crt", "");
        door.answerOnce(Effect.Run.class::isInstance, FakeDoor.broken(Cause.STEP, "no room"));
        door.whenRun(run -> toolchain());

        assertThat(brief(applied(step("rust", apt("bc"), RUST))))
                .containsExactly("applied bc 2", "applied stable, profile minimal");
    }

    /** Packages come only once something like this was begun. */
    private void installsOnceTried(Class<? extends Effect> kind) {
        var tried = new CountDownLatch(1);
        before = effect -> {
            if (effect instanceof InstallPackages) {
                await(tried);
            }
            if (kind.isInstance(effect)) {
                tried.countDown();
            }
        };
    }

    private static Effect last(Plan plan) {
        return plan.effects().getLast().effect();
    }

    private void toolchain() {
        try {
            var toolchain = box.home().resolve(".rustup/toolchains/stable-x86_64-unknown-linux-gnu");
            Files.createDirectories(toolchain.resolve("lib/rustlib"));
            Files.writeString(
                    toolchain.resolve("lib/rustlib/components"),
                    "rustc-x86_64-unknown-linux-gnu\ncargo-x86_64-unknown-linux-gnu\n");
            Files.writeString(box.home().resolve(".rustup/settings.toml"), "default_toolchain = \"stable\"\n");
            program(toolchain.resolve("bin/rustc"));
            program(toolchain.resolve("bin/cargo"));
            program(box.home().resolve(".cargo/bin/rustup"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void program(Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Files.writeString(place, "");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
