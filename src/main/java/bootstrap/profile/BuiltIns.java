package bootstrap.profile;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The profiles that come with the tool, whether it runs from a jar or from a folder of classes. */
record BuiltIns(ClassLoader loader) {
    /** Their folder in the jar, and in the sources: messages name them as they are called there. */
    static final String FOLDER = "profiles";

    static final String ENDING = ".yaml";

    static BuiltIns shipped() {
        return new BuiltIns(BuiltIns.class.getClassLoader());
    }

    Taken take(String path) {
        var name = FOLDER + "/" + path;
        try (InputStream in = loader.getResourceAsStream(name)) {
            return in == null
                    ? new Taken.Nothing("does not exist")
                    : new Taken.Bytes(name, ByteBuffer.wrap(in.readNBytes(Origin.MOST)));
        } catch (IOException e) {
            return new Taken.Nothing("could not be read: " + e.getMessage());
        }
    }

    /** By name, sorted. */
    List<String> names() {
        var folder = loader.getResource(FOLDER);
        try {
            return folder == null ? List.of() : names(folder);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the tool's own files can't be read", e);
        }
    }

    private static List<String> names(URL folder) throws IOException, URISyntaxException {
        if (folder.openConnection() instanceof JarURLConnection inJar) {
            inJar.setUseCaches(false);
            try (var jar = inJar.getJarFile()) {
                return profiles(jar.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(FOLDER + "/"))
                        .map(name -> name.substring(FOLDER.length() + 1)));
            }
        }
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return profiles(files.map(file -> String.valueOf(file.getFileName())));
        }
    }

    /** Of the names of files those that are profiles, without their ending, sorted. */
    static List<String> profiles(Stream<String> files) {
        return files.filter(file -> file.endsWith(ENDING))
                .map(BuiltIns::withoutEnding)
                .filter(name -> Grammar.PROFILE.objection(name).isEmpty())
                .sorted()
                .toList();
    }

    static String withoutEnding(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }
}
