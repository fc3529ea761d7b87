package bootstrap.profile;

import bootstrap.source.SystemReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where one profile is, and what lies beside it. */
sealed interface Origin {
    /** One more than any file may have. */
    int MOST = ProfileText.LARGEST + 1;

    /** The file's name as the user would write it. */
    String file();

    /** Equal for two ways to the same file. */
    String identity();

    /** Reads the profile itself. */
    Taken take();

    /** Reads a file in the profile's folder or below it; nothing else is reached, not by a link either. */
    Taken beside(String path);

    /** The profile that this one names by a path. */
    Origin at(String path);

    /** A profile of the jar. */
    record BuiltIn(BuiltIns all, String path) implements Origin {
        @Override
        public String file() {
            return BuiltIns.FOLDER + "/" + path;
        }

        @Override
        public String identity() {
            return "jar:" + path;
        }

        @Override
        public Taken take() {
            return all.take(path);
        }

        @Override
        public Taken beside(String relative) {
            var target = Path.of(relative).normalize();
            return isInside(target)
                    ? all.take(target.toString())
                    : new Taken.Nothing("leaves the folder of the profile");
        }

        @Override
        public Origin at(String relative) {
            return new BuiltIn(all, Path.of(relative).normalize().toString());
        }
    }

    /** A profile in a file system. */
    record OnDisk(Path path) implements Origin {
        @Override
        public String file() {
            return path.toString();
        }

        @Override
        public String identity() {
            try {
                return path.toRealPath().toString();
            } catch (IOException e) {
                return path.toAbsolutePath().normalize().toString();
            }
        }

        @Override
        public Taken take() {
            return read(path);
        }

        @Override
        public Taken beside(String relative) {
            try {
                var inner = Path.of(relative).normalize();
                var file = path.resolveSibling(inner);
                var folder = path.toAbsolutePath().resolveSibling("").toRealPath();
                return isInside(inner) && file.toRealPath().startsWith(folder)
                        ? read(file)
                        : new Taken.Nothing("leaves the folder of the profile");
            } catch (IOException e) {
                return new Taken.Nothing(why(e));
            } catch (InvalidPathException e) {
                return new Taken.Nothing("is no path on this box");
            }
        }

        @Override
        public Origin at(String relative) {
            return new OnDisk(path.resolveSibling(relative).normalize());
        }

        /** Only regular files are opened: a pipe would wait for a writer for ever. */
        private static Taken read(Path file) {
            if (Files.isDirectory(file)) {
                return new Taken.Nothing("is a directory");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return new Taken.Nothing("is not a regular file");
            }
            try (var in = Files.newInputStream(file)) {
                return new Taken.Bytes(file.toString(), ByteBuffer.wrap(in.readNBytes(MOST)));
            } catch (IOException e) {
                return new Taken.Nothing(why(e));
            }
        }
    }

    private static boolean isInside(Path relative) {
        return !relative.isAbsolute()
                && !relative.startsWith("..")
                && !relative.toString().isEmpty();
    }

    private static String why(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "does not exist";
            case AccessDeniedException denied -> "may not be read by this user";
            default -> "could not be read: " + SystemReason.of(e);
        };
    }
}
