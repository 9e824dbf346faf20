package assay.internal.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine that a test may need and must do without. */
public final class Installed {
    private Installed() {}

    /**
     * The first program with one of these names on the {@code PATH}; in a folder the first name wins.
     *
     * @param names of the program on different systems
     */
    public static Optional<Path> find(String... names) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A browser that can be started without a screen. */
    public static Optional<Path> browser() {
        return find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    }
}
