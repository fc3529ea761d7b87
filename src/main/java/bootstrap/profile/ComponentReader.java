package bootstrap.profile;

import bootstrap.component.Component;
import bootstrap.component.Membership;
import bootstrap.component.Service;
import bootstrap.component.Service.Boot;
import bootstrap.component.Service.Running;
import java.util.List;
import java.util.Optional;

/** Reads the value of each kind into the components that it stands for. */
final class ComponentReader {
    static final String APT = "apt";

    /** Every kind but {@code run}, whose form depends on where it stands. */
    static final List<String> KINDS =
            List.of(APT, "apt-repository", "rustup", "venv", "member", "service", "file", "download");

    private final FileReader files;
    private final RepositoryReader repositories;

    ComponentReader(BroughtFiles brought) {
        this.files = new FileReader(brought);
        this.repositories = new RepositoryReader(brought);
    }

    /** None when the value was wrong. */
    List<Placed> read(String kind, Value value, FileReader.Use use) {
        return kind.equals(APT) ? AptReader.read(value) : placed(value, one(kind, value, use));
    }

    private Optional<? extends Component> one(String kind, Value value, FileReader.Use use) {
        return switch (kind) {
            case "apt-repository" -> repositories.read(value);
            case "rustup" -> RustupReader.read(value);
            case "venv" -> VenvReader.read(value);
            case "member" -> member(value);
            case "service" -> service(value);
            case "file" -> files.read(value, use);
            case "download" -> DownloadReader.read(value);
            default -> throw new IllegalArgumentException("no kind: " + kind);
        };
    }

    private static List<Placed> placed(Value value, Optional<? extends Component> component) {
        return component.stream().map(each -> new Placed(each, value.at())).toList();
    }

    private static Optional<Component> member(Value value) {
        return value.fields("a member such as { group: docker, user: current }").flatMap(fields -> {
            fields.allow(List.of("group", "user"), "member");
            var group = fields.demand("group", "member").flatMap(each -> each.text(Grammar.GROUP));
            var user = fields.demand("user", "member").flatMap(each -> each.text(Grammar.USER));
            return group.flatMap(one -> user.map(other -> new Membership(one, other)));
        });
    }

    private static Optional<Component> service(Value value) {
        return value.fields("a service such as { name: docker, state: running }")
                .flatMap(fields -> {
                    fields.allow(List.of("name", "state", "boot"), "service");
                    var name = fields.demand("name", "service").flatMap(each -> each.text(Grammar.UNIT));
                    var state = fields.demand("state", "service")
                            .flatMap(each -> each.oneOf("a state of a service", List.of("running", "stopped")));
                    var boot = fields.find("boot").map(ComponentReader::boot).orElse(Boot.AS_IT_IS);
                    return name.flatMap(unit -> state.map(word ->
                            new Service(unit, word.equals("running") ? Running.RUNNING : Running.STOPPED, boot)));
                });
    }

    private static Boot boot(Value value) {
        if (!value.flag().orElse(true)) {
            value.wrong("boot can only be true", "leave it out to keep as it is what starts with the box");
        }
        return Boot.ENABLED;
    }
}
