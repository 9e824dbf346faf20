package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.internal.core.io.Sha256;
import assay.internal.experiments.work.Version;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/plugin}: built by its own Maven project, loaded by the program as a process of its own. */
class PluginIT {
    @TempDir
    static Path folder;

    private static Path jar;

    @BeforeAll
    static void build() throws Exception {
        Path maven = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(p -> Path.of(p, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(maven != null, "the plug-in is not built: no mvn on the path");
        Path project = folder.resolve("plugin");
        copy(Path.of("../examples/plugin"), project);
        Ran built = start(List.of(
                maven.toString(),
                "-o",
                "-q",
                "-B",
                "-f",
                project.toString(),
                "-Dassay.version=" + Version.number(),
                "-Dassay.lib=" + Path.of("target/lib").toAbsolutePath(),
                "package"));
        assertEquals(0, built.code(), built.out() + built.err());
        jar = project.resolve("target/my-assay-plugin-1.jar");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.filter(p -> !p.toString().contains("target")).toList()) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
    }

    private static Ran assay(String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dassay.home=" + folder.resolve("home"),
                "-cp",
                "target/assay-cli-" + Version.number() + ".jar" + File.pathSeparator + "target/lib/*",
                "assay.internal.cli.Assay"));
        all.addAll(Arrays.asList(args));
        return start(all);
    }

    private static Ran start(List<String> command) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = process.waitFor();
        return new Ran(code, read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Test
    void experiment_runsItsMethodTableMethodAndProxy_andNamesItsJar() throws Exception {
        Path out = folder.resolve("report");
        Ran ran = assay(
                "run",
                "--plugin",
                jar.toString(),
                "--backend",
                "plain",
                "--out",
                out.toString(),
                "--seeds",
                "0,1",
                "--set",
                "images.train=32",
                "--set",
                "images.valid=32",
                "--set",
                "supernet.channels=2",
                "--set",
                "supernet.batch=16",
                "--set",
                "supernet.epochs=2",
                "--set",
                "methods=[small-logits-darts: {logits_penalty: 0.25}, zero-cost: {samples: 3, proxy: tensors,"
                        + " proxy_channels: 2, proxy_cells: 1}, one-plus-one: {dataset: fashion-mini, schedule: 6,"
                        + " trials: any, budget_s: 0, trainings: 20, initial: 4}]");
        assertEquals(0, ran.code(), ran.err());
        String page = Files.readString(out.resolve("report.html"));
        for (String method : List.of("small-logits-darts", "one-plus-one", "zero-cost")) {
            assertTrue(page.contains(method), method);
        }
        String configuration = Files.readString(out.resolve("configuration.yaml"));
        assertTrue(configuration.contains("logits_penalty: 0.25"), configuration);
        String sha = HexFormat.of().formatHex(Sha256.of(jar));
        assertTrue(page.contains(sha), "the page names the jar's checksum");
        for (String brought : List.of("method small-logits-darts", "proxy tensors", "table method one-plus-one")) {
            assertTrue(page.contains(brought), "the page says that the jar brought " + brought);
        }
    }

    @Test
    void catalogue_listsWhatItBrings_withTheSettingOfItsPart() throws Exception {
        Ran methods = assay("list", "methods", "--plugin=" + jar);
        assertEquals(0, methods.code(), methods.err());
        assertTrue(methods.out().contains("small-logits-darts"), methods.out());
        Ran one = assay("list", "methods", "small-logits-darts", "--plugin=" + jar);
        assertTrue(one.out().contains("logits_penalty"), one.out());
        assertTrue(methods.out().contains("one-plus-one"), methods.out());
        Ran without = assay("list", "methods");
        assertTrue(!without.out().contains("small-logits-darts"), without.out());
        assertTrue(assay("list", "proxies", "--plugin", jar.toString()).out().contains("tensors"));
    }

    @Test
    void setting_outOfBounds_isRefusedAsThoseOfOurOwn() throws Exception {
        Ran ran = assay(
                "run",
                "--plugin=" + jar,
                "--set",
                "methods=[small-logits-darts: {logits_penalty: -1}]",
                "--print-config");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("logits_penalty"), ran.err());
    }

    /** The made-up table: wide layers are better, and the validation set agrees with the test set. */
    private static Path table() throws IOException {
        StringBuilder csv = new StringBuilder(
                "arch,text,dataset,split,schedule,trial,seeds,epoch,metric,value,unit,basis,source\n");
        int[] widths = {8, 16, 32, 64};
        int arch = 0;
        for (int a : widths) {
            for (int b : widths) {
                for (int c : widths) {
                    double accuracy = 50 + (a + b + c) / 5.0;
                    for (String row : List.of(
                            "valid,20,1,1,20,accuracy," + accuracy + ",percent,measured",
                            "test,20,mean,1,20,accuracy," + (accuracy - 2) + ",percent,published mean",
                            "train,20,1,1,,time," + (a + b + c) / 100.0 + ",s,measured",
                            "valid,20,1,1,,time," + (a + b + c) / 1000.0 + ",s,measured")) {
                        csv.append(arch + "," + a + "-" + b + "-" + c + ",digits," + row + ",made up\n");
                    }
                    arch++;
                }
            }
        }
        return Files.writeString(folder.resolve("widths.csv"), csv);
    }

    /** From the plug-in's own table of numbers to the report. The program has no line about this space. */
    @Test
    void space_isListed_read_asked_andSearched() throws Exception {
        String with = "--plugin=" + jar;
        Ran spaces = assay("list", "spaces", with);
        assertTrue(spaces.out().lines().anyMatch(l -> l.strip().equals("widths")), spaces.out() + spaces.err());
        assertTrue(!assay("list", "spaces").out().contains("widths"));
        Ran arch = assay("arch", "16-64-8", "--json", with);
        assertEquals(0, arch.code(), arch.err());
        assertTrue(arch.out().contains("\"index\" : 28"), arch.out());
        Ran missing = assay("run", folder.resolve("plugin/widths.yaml").toString(), with);
        assertEquals(3, missing.code(), missing.err());
        assertTrue(missing.err().contains("assay import PATH"), missing.err());
        Ran imported = assay("import", table().toString(), with);
        assertEquals(0, imported.code(), imported.err());
        assertTrue(imported.out().contains("imported 256 values"), imported.out());
        Ran asked = assay(
                "query",
                "widths",
                "--arch",
                "16-64-8",
                "--dataset",
                "digits",
                "--split",
                "test",
                "--schedule",
                "20",
                "--trials",
                "mean",
                "--json",
                with);
        assertEquals(0, asked.code(), asked.err());
        assertTrue(asked.out().contains("65.6"), asked.out());
        Path out = folder.resolve("widths-report");
        Ran ran = assay("run", folder.resolve("plugin/widths.yaml").toString(), "--out", out.toString(), with);
        assertEquals(0, ran.code(), ran.err());
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains(HexFormat.of().formatHex(Sha256.of(jar))), "the page names the jar's checksum");
        assertTrue(page.contains("space widths"), "the page says that the jar brought the space");
        List<String> results = Files.readAllLines(out.resolve("results.csv"));
        assertEquals(1 + 2 * 5 * 2, results.size(), () -> String.join("\n", results));
        Ran again = assay(
                "report", "widths", "--out", folder.resolve("widths-again").toString(), with);
        assertEquals(0, again.code(), again.err());
        assertEquals(page, Files.readString(folder.resolve("widths-again/report.html")));
        Ran without = assay("report", "widths", "--out", folder.resolve("none").toString());
        assertEquals(3, without.code(), without.err());
        assertTrue(without.err().contains("with the same plug-ins"), without.err());
        Ran supernet = assay("run", folder.resolve("plugin/widths.yaml").toString(), "--set", "methods=[darts]", with);
        assertEquals(2, supernet.code(), supernet.err());
    }

    @Test
    void noJar_isRefused() throws Exception {
        Ran ran =
                assay("list", "methods", "--plugin", folder.resolve("none.jar").toString());
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("expected a jar"), ran.err());
    }
}
