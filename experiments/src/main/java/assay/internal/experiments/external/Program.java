package assay.internal.experiments.external;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.core.io.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command of a method, in the form in which it is started, with its files.
 *
 * @param words as in the experiment file
 * @param started the same with absolute paths of files, because every seed runs in its own folder
 * @param files those that the words name, and others that determine its results, by the words of the experiment file
 */
public record Program(List<String> words, List<String> started, Map<String, Kept> files) {
    /**
     * A file as it was when the work began.
     *
     * @param sha256 in hex
     */
    public record Kept(Path path, String sha256) {
        static Kept of(Path path) {
            return new Kept(path, Program.sha256(path));
        }
    }

    public Program {
        words = List.copyOf(words);
        started = List.copyOf(started);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }

    /**
     * Finds the files that the words name: in a folder, otherwise where Assay was started. The first word is searched on the
     * PATH if it has no slash. Other words are paths if they are files, or folders with a slash in the name.
     *
     * @param method with this command, for messages
     * @param others files that the words do not name
     * @param beside the folder of the experiment file
     * @throws UsageException if there is no such program, or no such file
     */
    static Program find(String method, List<String> words, List<String> others, Optional<Path> beside) {
        List<String> started = new ArrayList<>();
        Map<String, Kept> files = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Optional<Path> path = i > 0 || word.indexOf('/') >= 0 ? path(word, beside) : Optional.empty();
            path.filter(Files::isRegularFile).ifPresent(file -> files.put(word, Kept.of(file)));
            started.add(path.map(Path::toString).orElse(word));
        }
        if (!isProgram(started.get(0))) {
            throw new UsageException("methods." + method + ".command: expected a program "
                    + (words.get(0).indexOf('/') < 0
                            ? "on the path (PATH)"
                            : "in the folder of the experiment file or in this one")
                    + ", found none called '" + words.get(0) + "'. Install it, or give its path.");
        }
        for (String other : others) {
            Path file = path(other, beside)
                    .filter(Files::isRegularFile)
                    .orElseThrow(
                            () -> new UsageException("methods." + method + ".files: expected files in the folder of"
                                    + " the experiment file or in this one, found none called '" + other + "'."));
            files.putIfAbsent(other, Kept.of(file));
        }
        return new Program(words, started, files);
    }

    private static Optional<Path> path(String word, Optional<Path> beside) {
        try {
            return Stream.concat(beside.stream(), Stream.of(Path.of("")))
                    .map(folder -> folder.resolve(word).toAbsolutePath().normalize())
                    .filter(p -> Files.isRegularFile(p) || word.indexOf('/') >= 0 && Files.isDirectory(p))
                    .findFirst();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static boolean isProgram(String word) {
        if (word.indexOf('/') >= 0) {
            return Files.isExecutable(Path.of(word)) && Files.isRegularFile(Path.of(word));
        }
        String all = System.getenv("PATH");
        return Stream.of((all == null ? "" : all).split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, word)));
    }

    private static String sha256(Path file) {
        try {
            return Sha256.hexOf(file);
        } catch (IOException e) {
            throw new DataMissingException(file + ": cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Checks that its files are unchanged since the work began.
     *
     * @throws DataMissingException if one was changed
     */
    void requireUnchanged() {
        for (Kept kept : files.values()) {
            Path file = kept.path();
            if (!(Files.isRegularFile(file) && sha256(file).equals(kept.sha256()))) {
                throw new DataMissingException(file + ": expected the file with which this work began, found another"
                        + " one. Give the same command again: seeds of the changed file are searched again.");
            }
        }
    }

    /** Everything that determines its results: the words and the content of the files. */
    public Map<String, Object> facts() {
        Map<String, String> sums = new LinkedHashMap<>();
        files.forEach((word, kept) -> sums.put(word, kept.sha256()));
        return Map.of("command", words, "files", sums);
    }

    /** The command, for people. */
    public String about() {
        return String.join(" ", words)
                + files.entrySet().stream()
                        .map(f -> "; " + f.getKey() + " sha256 " + f.getValue().sha256())
                        .collect(Collectors.joining());
    }
}
