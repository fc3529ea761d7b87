package bootstrap.component;

import bootstrap.source.SourceFile;
import java.util.List;
import java.util.Map;

/**
 * Where and with what the words of a profile run: a fresh directory with these files in it, a managed virtual
 * environment whose programs come first ("" for none), and variables.
 */
public record Workplace(List<SourceFile> files, String venv, Map<String, String> environment) {
    public static final Workplace EMPTY = new Workplace(List.of(), "", Map.of());

    public Workplace {
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
    }
}
