package assay.internal.experiments.external;

import assay.internal.core.io.Draft;
import assay.internal.experiments.external.Program.Kept;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.Fingerprint;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A program as a value that can be sent to other processes. Its files are copied into {@code ASSAY_HOME}, into a folder for
 * each content, where they keep their places relative to each other. Files that the experiment names by an absolute path are
 * not copied; they must be at this path on each machine.
 *
 * @param started as {@link Program#started}, on the machine of the experiment
 * @param sums SHA-256 by word
 * @param absolute paths by word
 * @param copies paths in {@code ASSAY_HOME} by word
 */
public record PortableProgram(
        List<String> words,
        List<String> started,
        Map<String, String> sums,
        Map<String, String> absolute,
        Map<String, String> copies)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Copies the files. */
    static PortableProgram of(Program program) {
        program.requireUnchanged();
        Path folder = folder(program);
        Map<String, String> sums = new LinkedHashMap<>();
        Map<String, String> absolute = new LinkedHashMap<>();
        Map<String, String> copies = new LinkedHashMap<>();
        program.files().forEach((word, kept) -> {
            sums.put(word, kept.sha256());
            if (Path.of(word).isAbsolute()) {
                absolute.put(word, kept.path().toString());
            } else {
                Path copy = folder.resolve(word).normalize();
                copy(kept.path(), AssayHome.path().resolve(copy));
                copies.put(word, copy.toString());
            }
        });
        return new PortableProgram(program.words(), program.started(), sums, absolute, copies);
    }

    /** The folder of a program's files. It is deep enough for words that begin with {@code ../}. */
    private static Path folder(Program program) {
        long up = program.files().keySet().stream()
                .mapToLong(
                        word -> StreamSupport.stream(Path.of(word).normalize().spliterator(), false)
                                .filter(Path.of("..")::equals)
                                .count())
                .max()
                .orElse(0);
        Path folder = Path.of("programs", Fingerprint.of(program.facts()).name());
        for (long i = 0; i < up; i++) {
            folder = folder.resolve("in");
        }
        return folder;
    }

    private static void copy(Path file, Path to) {
        try {
            Files.createDirectories(to.getParent());
            try (Draft draft = Draft.of(to)) {
                Files.copy(file, draft.path(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                draft.commit();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its files in {@code ASSAY_HOME}, by their paths in it. */
    public List<Path> home() {
        return copies.values().stream().map(Path::of).toList();
    }

    /** The program in this process. */
    public Program here() {
        Map<String, Kept> files = new LinkedHashMap<>();
        sums.forEach((word, sha256) -> files.put(
                word,
                new Kept(
                        copies.containsKey(word)
                                ? AssayHome.path().resolve(copies.get(word))
                                : Path.of(absolute.get(word)),
                        sha256)));
        List<String> command = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Kept file = files.get(words.get(i));
            command.add(file == null ? started.get(i) : file.path().toString());
        }
        return new Program(words, command, files);
    }
}
