package assay.internal.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** "Which space is this?" is asked in kits alone: no other class names a space, or asks for the class of one. */
class SpaceNamesTest {
    /** The published spaces by name, the constants of their tables, and their classes behind {@code instanceof}. */
    private static final Pattern NAMED = Pattern.compile("(?<=\")(?:nasbench201|nasbench101|nasbench1shot1(?:-[123])?"
            + "|natsbench-sss|darts|recurrent|1shot1-[123]|201|101|sss)(?=\")"
            + "|\\bBenchmark\\.(?:NASBENCH201|NASBENCH101|NATSBENCH_SSS)\\b"
            + "|\\binstanceof (?:Genotype\\w+|Cell\\w+|OneShot|(?:Bench201|Size|OneShot|Darts|Recurrent)Space)\\b");

    /** The modules of the spaces, the packages that describe them, and programs that are not shipped. */
    private static final List<String> HOME = List.of(
            "bench201/",
            "bench1shot1/",
            "darts-space/",
            "recurrent/",
            "conformance/",
            "benchmarks/",
            "testkit/",
            "core/src/main/java/assay/core/space/",
            "core/src/main/java/assay/internal/core/kits/");

    /** Other files that may name them, and why. */
    private static final Map<String, String> MAY = new TreeMap<>(Map.ofEntries(
            Map.entry("Methods.java", "settings that a source published for its method in a space (decision 14)"),
            Map.entry("Family.java", "the same"),
            Map.entry("PathMethods.java", "the same"),
            Map.entry("Bohb.java", "the same"),
            Map.entry("Reinforce.java", "the same"),
            Map.entry("RegularizedEvolution.java", "the same"),
            Map.entry("Benchmark.java", "the constants of the published tables, and names that nobody else may have"),
            Map.entry("AuditCommand.java", "assay audit compares with NAS-Bench-201 alone, and says so"),
            Map.entry(
                    "TrainCommand.java",
                    "the documented default of --space; a language model is made of a recurrent cell"),
            Map.entry("SameSettings.java", "files of scores that do not name their space are of 201"),
            Map.entry("ZeroCostJson.java", "names of spaces in a foreign file"),
            Map.entry("LanguageModelFile.java", "the name of the space in a file of weights"),
            Map.entry("LanguageJob.java", "the name of the space in the fingerprint of a training"),
            Map.entry("MethodColour.java", "the method of this name")));

    @Test
    void spaces_areNamedByTheirKitsAlone() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(SpaceNamesTest::sources)
                    .filter(f -> HOME.stream().noneMatch(path(f)::startsWith))
                    .forEach(f -> names(f).ifPresent(n -> found.put(path(f), n)));
        }
        Set<String> unused = new TreeSet<>(MAY.keySet());
        found.keySet().removeIf(f -> {
            String name = f.substring(f.lastIndexOf('/') + 1);
            unused.remove(name);
            return MAY.containsKey(name);
        });
        assertEquals(Map.of(), found, "ask the SpaceKit or the NetworkKit of the space instead");
        assertEquals(Set.of(), unused, "these name no space any more");
    }

    private static Optional<Set<String>> names(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            Set<String> all = lines.filter(
                            l -> !l.strip().startsWith("*") && !l.strip().startsWith("//"))
                    .flatMap(l -> NAMED.matcher(l).results().map(r -> r.group()))
                    .collect(Collectors.toCollection(TreeSet::new));
            return Optional.of(all).filter(a -> !a.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(Path file) {
        return Path.of("..").relativize(file).toString().replace('\\', '/');
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pattern_seesWhatItIsFor() {
        for (String bad : List.of(
                "if (space.equals(\"darts\")) {",
                "benchmark == Benchmark.NASBENCH101",
                "if (arch instanceof GenotypeDarts d) {",
                "case \"201\" ->",
                "space instanceof OneShotSpace s")) {
            assertTrue(NAMED.matcher(bad).find(), bad);
        }
        Matcher none = NAMED.matcher("method(\"darts-2nd\"); \"natsbench\"; kit.name(); e instanceof IOException");
        assertTrue(!none.find());
    }
}
