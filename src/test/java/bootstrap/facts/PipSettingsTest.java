package bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipSettingsTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '[global]\\nindex-url = https://corp/simple'   | https://corp/simple
            '[global]\\nindex_url: https://corp/simple'    | https://corp/simple
            '[install]\\n  index-url=https://corp/simple ' | https://corp/simple
            '[global]\\n#index-url = https://corp/simple'  |
            '[global]\\nextra-index-url = https://corp'    |
            '[global]\\nindex-url ='                       |
            """)
    void filesAreRead(String text, String value) {
        var box = FakeBox.in(root).file("/etc/pip.conf", text.replace("\\n", "\n"));
        assertThat(box.box().pip().value("index-url").orElse(null)).isEqualTo(value);
    }

    @Test
    void variablesComeBeforeTheUsersFilesAndThoseBeforeTheSystems() {
        var box = FakeBox.in(root).file("/etc/pip.conf", "[global]\nindex-url = https://system\n");
        assertThat(box.box().pip().value("index-url")).contains("https://system");
        box.file("/home/alice/.config/pip/pip.conf", "[global]\nindex-url = https://user\n");
        assertThat(box.box().pip().value("index-url")).contains("https://user");
        box.variable("PIP_INDEX_URL", "https://variable");
        assertThat(box.box().pip().value("index-url")).contains("https://variable");
        assertThat(box.box().pip().value("no-index")).isEmpty();
    }
}
