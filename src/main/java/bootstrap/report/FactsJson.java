package bootstrap.report;

import bootstrap.facts.Account;
import bootstrap.facts.Environment;
import bootstrap.facts.Fact;
import bootstrap.facts.Facts;
import bootstrap.facts.People;
import bootstrap.facts.Release;
import bootstrap.facts.Support;
import bootstrap.process.Caller;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** All facts for machines. A fact that is unknown is null, and stands in {@code unknown} with its reason. */
public final class FactsJson {
    private final Json json;
    private final Map<String, String> unknown = new LinkedHashMap<>();

    private FactsJson(Json json) {
        this.json = json;
    }

    /** Asks every fact of the box; sizes are in bytes. */
    public static void write(Facts facts, OutputStream out) throws IOException {
        Json.document("bootstrap.facts", out, json -> new FactsJson(json).all(facts));
    }

    private void all(Facts facts) throws IOException {
        fact("release", facts.release(), release -> json.object("release", of -> release(release, of)));
        json.object("support", of -> support(facts.support(), of));
        fact("architecture", facts.architecture(), name -> json.text("architecture", name));
        hardware(facts);
        fact("container", facts.container(), kind -> json.text("container", kind.orElse("none")));
        fact("wsl", facts.wsl(), inside -> json.yesOrNo("wsl", inside));
        fact("systemd", facts.systemd(), runs -> json.yesOrNo("systemd", runs));
        people(facts.people());
        fact("groups", facts.groups(), groups -> json.texts("groups", groups));
        environment(facts.environment());
        json.object("unknown", of -> {
            for (Map.Entry<String, String> each : unknown.entrySet()) {
                of.text(each.getKey(), each.getValue());
            }
        });
    }

    /** Something that writes a known value. */
    private interface Written<T> {
        void write(T value) throws IOException;
    }

    private <T> void fact(String name, Fact<T> fact, Written<T> known) throws IOException {
        switch (fact) {
            case Fact.Known<T>(T value) -> known.write(value);
            case Fact.Unknown<T>(String reason) -> {
                json.nothing(name);
                unknown.put(name, reason);
            }
        }
    }

    private static void release(Release release, Json json) throws IOException {
        json.text("id", release.id());
        json.text("version", release.version());
        json.text("codename", release.codename());
        json.text("baseCodename", release.baseCodename());
        json.texts("idLike", release.idLike());
        json.text("prettyName", release.prettyName());
        json.text("family", release.family());
        var ends = release.lifetime();
        json.textIfAny(
                "standardSupportEnds",
                ends.map(each -> each.standardSupportEnds().toString()).orElse(""));
        json.textIfAny("asOf", ends.map(each -> each.asOf().toString()).orElse(""));
    }

    private static void support(Support support, Json json) throws IOException {
        json.text(
                "status",
                switch (support) {
                    case Support.Supported() -> "supported";
                    case Support.Relative() -> "relative";
                    case Support.Untried(var found) -> "untried";
                    case Support.Refused(var found) -> "refused";
                });
        json.textIfAny(
                "found",
                switch (support) {
                    case Support.Supported() -> "";
                    case Support.Relative() -> "";
                    case Support.Untried(String found) -> found;
                    case Support.Refused(String found) -> found;
                });
    }

    private void hardware(Facts facts) throws IOException {
        fact(
                "processor",
                facts.processor(),
                processor -> json.object("processor", of -> {
                    of.text("model", processor.model());
                    of.number("usable", processor.usable());
                    of.number("host", processor.host());
                }));
        fact(
                "memory",
                facts.memory(),
                memory -> json.object("memory", of -> {
                    of.number("usable", memory.usable());
                    of.number("host", memory.host());
                }));
        devices(facts);
    }

    private void devices(Facts facts) throws IOException {
        fact(
                "mounts",
                facts.mounts(),
                mounts -> json.objects("mounts", mounts, (mount, of) -> {
                    of.text("point", mount.point().toString());
                    of.texts(
                            "holds", mount.holds().stream().map(String::valueOf).toList());
                    of.number("free", mount.free());
                    of.number("total", mount.total());
                }));
        fact(
                "gpus",
                facts.gpus(),
                gpus -> json.objects("gpus", gpus, (gpu, of) -> {
                    of.text("vendor", gpu.vendor());
                    of.text("address", gpu.address());
                }));
    }

    private void people(People people) throws IOException {
        switch (people) {
            case People.Resolved resolved ->
                json.object("people", of -> {
                    of.object("self", self -> account(resolved.self(), self));
                    of.object("target", target -> account(resolved.target(), target));
                    of.text(
                            "choice",
                            resolved.choice().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                });
            case People.Unresolved(String reason) -> {
                json.nothing("people");
                unknown.put("people", reason);
            }
        }
    }

    private static void account(Account account, Json json) throws IOException {
        json.text("name", account.name());
        json.number("uid", Integer.toUnsignedLong(account.uid()));
        json.text("home", account.home().toString());
    }

    /** Values of variables may hold passwords: only proxies, masked, and the places of certificates are written. */
    private void environment(Environment environment) throws IOException {
        json.object("proxies", of -> {
            for (Map.Entry<String, String> proxy : environment.proxies().entrySet()) {
                of.text(proxy.getKey(), Environment.masked(proxy.getValue()));
            }
        });
        json.object("certificates", of -> {
            for (String name : new TreeSet<>(Caller.AUTHORITIES)) {
                of.textIfAny(name, environment.get(name).orElse(""));
            }
        });
    }
}
