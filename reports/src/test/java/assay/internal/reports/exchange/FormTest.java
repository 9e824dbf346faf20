package assay.internal.reports.exchange;

import static assay.internal.reports.Samples.all;
import static assay.internal.reports.Samples.experiment;
import static assay.internal.reports.Samples.formula;
import static assay.internal.reports.Samples.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Op201;
import assay.core.truth.Truth;
import assay.internal.reports.MapTruth;
import assay.internal.reports.Report;
import assay.internal.reports.exchange.Form.Written;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormTest {
    private static final List<String> CIFAR10 = List.of("cifar10");

    @TempDir
    Path folder;

    private static Experiment two() {
        return experiment(
                "two",
                CIFAR10,
                run("darts", 0, all(Op201.SKIP_CONNECT)),
                run("darts", 1, all(Op201.CONV_1X1)),
                run("best & only", 0, all(Op201.CONV_3X3)),
                run("best & only", 1, all(Op201.CONV_3X3), new Sample(all(Op201.NONE), OptionalDouble.of(1.5))));
    }

    /** Ten seeds in which one method is always above the other, by a different amount. */
    private static Report clear(boolean all) {
        List<RunRecord> runs = new ArrayList<>();
        Bench201Space space = new Bench201Space();
        for (int seed = 0; seed < 10; seed++) {
            List<Genotype> near = space.neighbours(all(Op201.CONV_3X3));
            runs.add(run("good", seed, near.get(2 * seed)));
            runs.add(run(
                    "bad",
                    seed,
                    near.stream()
                            .flatMap(n -> space.neighbours(n).stream())
                            .filter(n -> value(n) < value(all(Op201.CONV_3X3)) - 5)
                            .toList()
                            .get(seed)));
            if (all) {
                runs.add(run("as good", seed, near.get(2 * seed)));
            }
        }
        return new Report(experiment("clear", CIFAR10, runs.toArray(RunRecord[]::new)), formula());
    }

    private static double value(Genotype arch) {
        return formula()
                .values()
                .at(arch, assay.core.truth.Dataset.CIFAR10, assay.core.truth.Split.TEST)
                .orElseThrow();
    }

    private static final Report TWO = report(two());

    private Written write(Form form, Report report) {
        return form.write(report, folder);
    }

    private static Report report(Experiment experiment) {
        return new Report(experiment, formula());
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void latex_hasMeansWithDeviations_n_andTheReferenceRows() throws IOException {
        write(Form.LATEX, TWO);
        String tex = read("latex/accuracy.tex");
        assertTrue(tex.contains("method & n & valid & test \\\\\n"), tex);
        assertTrue(tex.contains("\\multicolumn{2}{c}{CIFAR-10}"), tex);
        assertTrue(tex.contains("darts & $2$ & "), tex);
        assertTrue(tex.contains("$70.00 \\pm 4.24$"), "test, 67 and 73: " + tex);
        assertTrue(tex.contains("best \\& only & $2$ &"), "an ampersand ends no cell");
        assertTrue(tex.contains("\\midrule\nbest cell of the table &  & $90.00$ & $79.00$ \\\\\n"), tex);
        assertTrue(tex.endsWith("\\bottomrule\n\\end{tabular}\n\\end{table}\n"), tex);
    }

    @Test
    void latex_isBold_onlyWhereTheTestsTellTheBestFromAllOthers() throws IOException {
        write(Form.LATEX, clear(false));
        String told = read("latex/accuracy.tex");
        assertTrue(told.lines().anyMatch(l -> l.startsWith("good &") && l.contains("$\\mathbf{")), told);
        assertTrue(told.lines().noneMatch(l -> l.startsWith("bad &") && l.contains("\\mathbf")), told);
        assertTrue(told.contains("Bold: best mean"), told);
        write(Form.LATEX, clear(true));
        String tied = read("latex/accuracy.tex");
        assertFalse(tied.contains("\\mathbf"), "two methods share the best mean");
        assertTrue(tied.contains("No number is bold"), tied);
        write(Form.LATEX, TWO);
        assertFalse(read("latex/accuracy.tex").contains("\\mathbf"), "two seeds tell nothing");
    }

    @Test
    void latexText_isNoCommand() {
        assertEquals(
                "\\textbackslash{}input\\{\\textasciitilde{}/\\$x\\_1\\} \\% \\#",
                LatexText.escape("\\input{~/$x_1}\u0000% #"));
        assertEquals("a ''b''", LatexText.escape("a \"b\""), "no command that the usual font encoding lacks");
        assertEquals("$-0.20$", LatexText.number("−0.20", false));
        assertEquals("$15{,}625$", LatexText.number("15,625", false));
        assertEquals("$93.45 \\pm 0.28$ (n = 3)", LatexText.number("93.45 ± 0.28 (n = 3)", false));
        assertEquals("$-$0.20 to 0.45", LatexText.number("−0.20 to 0.45", false));
        assertEquals("--", LatexText.number("–", true).replace("\\textbf{--}", "--"));
    }

    @Test
    void csv_hasEveryTable_withMeansAndDeviationsApart() throws IOException {
        Written written = write(Form.CSV, TWO);
        String csv = read("csv/accuracy.csv");
        assertEquals(
                "method,n,CIFAR-10 valid mean,CIFAR-10 valid std,CIFAR-10 test mean,CIFAR-10 test std",
                csv.lines().findFirst().orElseThrow());
        assertTrue(csv.contains("\nbest & only,2,90.00,0.00,79.00,0.00\n"), csv);
        assertTrue(csv.contains("\nbest cell of the table,,90.00,,79.00,\n"), csv);
        try (Stream<Path> files = Files.list(folder.resolve("csv"))) {
            assertEquals(written.files(), files.count());
        }
        assertEquals(ShownTable.of(TWO.document()).size(), written.files(), "a file for each table of the page");
    }

    @Test
    void deepcave_hasTheArchitecturesARunNamed_inTheirOrder() throws IOException {
        write(Form.DEEPCAVE, TWO);
        String space = read("deepcave/darts-seed-0/configspace.csv");
        assertEquals("name,type,log,lower,upper,default,ordered,item_0,item_1,item_2,item_3,item_4", line(space, 0));
        assertEquals(
                "1<-0,categorical,,,,none,False,none,skip_connect,nor_conv_1x1,nor_conv_3x3,avg_pool_3x3",
                line(space, 1));
        String trials = read("deepcave/best-only-seed-1/trials.csv");
        assertEquals(
                "config_id,start_time,end_time,status,seed,step,role,score,metric:cifar10_valid [0; 100] (maximize),"
                        + "metric:cifar10_test [0; 100] (maximize),1<-0,2<-0,2<-1,3<-0,3<-1,3<-2",
                line(trials, 0));
        assertEquals("0,0.0,30.0,success,1,1,incumbent,,84.0,73.0" + ",avg_pool_3x3".repeat(6), line(trials, 1));
        assertEquals("1,30.0,61.5,success,1,2,incumbent,,90.0,79.0" + ",nor_conv_3x3".repeat(6), line(trials, 2));
        assertEquals("2,61.5,61.5,success,1,,sample,1.5,72.0,61.0" + ",none".repeat(6), line(trials, 3));
        assertEquals(4, trials.lines().count());
    }

    private static String line(String text, int at) {
        return text.lines().toList().get(at);
    }

    @Test
    void ioh_hasEachRunsSteps_andTheBestOfThem() throws IOException {
        Written written = write(Form.IOH, TWO);
        assertEquals(Optional.empty(), written.remark());
        Map<String, String> zip = unzip(folder.resolve("ioh.zip"));
        String data = zip.get("darts/data_f2_201_cifar10_test/IOHprofiler_f2_DIM6.dat");
        assertEquals(
                "evaluations raw_y seed time_s cost_s\n1 73.0 0 30.0 NaN\n2 67.0 0 61.5 NaN\n"
                        + "evaluations raw_y seed time_s cost_s\n1 73.0 1 30.0 NaN\n2 73.0 1 61.5 NaN\n",
                data);
        JsonNode about = new ObjectMapper().readTree(zip.get("darts/IOHprofiler_f2_201_cifar10_test.json"));
        assertEquals("darts", about.at("/algorithm/name").asText());
        assertTrue(about.at("/maximization").asBoolean());
        JsonNode scenario = about.at("/scenarios/0");
        assertEquals(
                "data_f2_201_cifar10_test/IOHprofiler_f2_DIM6.dat",
                scenario.get("path").asText());
        assertEquals(2, scenario.at("/runs/0/evals").asInt());
        assertEquals(1, scenario.at("/runs/0/best/evals").asInt());
        assertEquals(73.0, scenario.at("/runs/0/best/y").asDouble());
        assertEquals(6, scenario.at("/runs/0/best/x").size());
    }

    @Test
    void ioh_leavesOutARunWhoseFirstStepIsNotMeasured_andSaysSo() throws IOException {
        Truth gap = new MapTruth((arch, dataset, split) -> arch.equals(all(Op201.AVG_POOL_3X3))
                ? OptionalDouble.empty()
                : formula().values().at(arch, dataset, split));
        Experiment whole = two();
        List<RunRecord> runs = new ArrayList<>(whole.runs());
        runs.add(new RunRecord("direct", 7, List.of(), List.of(), all(Op201.CONV_3X3), 1, 2));
        Written written = write(Form.IOH, new Report(experiment("gap", CIFAR10, runs.toArray(RunRecord[]::new)), gap));
        assertEquals(
                "ioh: 8 of the runs' trajectories left out, whose first step was not measured.",
                written.remark().orElseThrow());
        Map<String, String> zip = unzip(folder.resolve("ioh.zip"));
        assertEquals(4, zip.size(), zip.keySet().toString());
        assertEquals(
                "evaluations raw_y seed time_s cost_s\n1 79.0 7 3.0 NaN\n",
                zip.get("direct/data_f2_201_cifar10_test/IOHprofiler_f2_DIM6.dat"));
        DataMissingException none =
                assertThrows(DataMissingException.class, () -> write(Form.IOH, new Report(whole, gap)));
        assertTrue(none.getMessage().contains("expected a run whose first step was measured"), none.getMessage());
    }

    @Test
    void mlflow_hasARunForEachSeed_underTheSameNameEachTime() throws IOException {
        Written written = write(Form.MLFLOW, TWO);
        Map<String, byte[]> before = files(folder);
        assertEquals(written.files(), before.size());
        write(Form.MLFLOW, TWO);
        Map<String, byte[]> after = files(folder);
        assertEquals(before.keySet(), after.keySet());
        before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
        List<String> methods = before.keySet().stream()
                .filter(f -> f.endsWith("/params/method"))
                .map(f -> new String(before.get(f), StandardCharsets.UTF_8))
                .sorted()
                .toList();
        assertEquals(List.of("best & only", "best & only", "darts", "darts"), methods);
        String run = before.keySet().stream()
                .filter(f ->
                        f.endsWith("/params/seed") && new String(before.get(f), StandardCharsets.UTF_8).equals("0"))
                .map(f -> f.replace("/params/seed", ""))
                .filter(f -> new String(before.get(f + "/params/method"), StandardCharsets.UTF_8).equals("darts"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "30000 73.0 1\n61500 67.0 2\n",
                new String(before.get(run + "/metrics/cifar10_test_accuracy_percent"), StandardCharsets.UTF_8));
        assertEquals(
                "61500 12.0 2\n",
                new String(before.get(run + "/metrics/cifar10_test_regret_points"), StandardCharsets.UTF_8));
        String meta = new String(before.get(run + "/meta.yaml"), StandardCharsets.UTF_8);
        assertTrue(meta.contains("run_id: " + Path.of(run).getFileName() + "\n"), meta);
        assertTrue(meta.contains("run_name: \"darts seed 0\"\n"), meta);
        assertFalse(meta.contains(folder.toString()), "no path of this machine");
    }

    /** As a judgement has it of rows without times. */
    @Test
    void runsThatToldNoTime_haveTheStepForIt_inDeepCave_andNoTimeElsewhere() throws IOException {
        RunRecord known = run("untimed", 0, all(Op201.CONV_3X3));
        List<EpochRecord> epochs = known.epochs().stream()
                .map(e -> new EpochRecord(e.epoch(), e.incumbent(), e.trainLoss(), e.validLoss(), Double.NaN))
                .toList();
        RunRecord untimed = new RunRecord("untimed", 0, epochs, List.of(), known.chosen(), Double.NaN, 0);
        Report report = report(experiment("untimed", CIFAR10, untimed));
        write(Form.DEEPCAVE, report);
        List<String> trials = read("deepcave/untimed-seed-0/trials.csv").lines().toList();
        assertTrue(trials.get(1).startsWith("0,0.0,1.0,success,0,1,incumbent,"), trials.get(1));
        assertTrue(trials.get(2).startsWith("1,1.0,2.0,success,0,2,incumbent,"), trials.get(2));
        write(Form.MLFLOW, report);
        assertTrue(files(folder).keySet().stream().noneMatch(f -> f.endsWith("/search_s")));
        write(Form.IOH, report);
        assertTrue(
                unzip(folder.resolve("ioh.zip")).values().stream().anyMatch(t -> t.contains("\n2 79.0 0 NaN NaN\n")));
    }

    @Test
    void methodsOfOneSlug_haveFoldersOfTheirOwn() throws IOException {
        write(
                Form.DEEPCAVE,
                report(experiment(
                        "x", CIFAR10, run("a b", 0, all(Op201.CONV_3X3)), run("a-b", 0, all(Op201.CONV_1X1)))));
        assertTrue(Files.exists(folder.resolve("deepcave/a-b-seed-0/trials.csv")));
        assertTrue(Files.exists(folder.resolve("deepcave/a-b-2-seed-0/trials.csv")));
    }

    @Test
    void unknownForm_isRefused_withThoseThatThereAre() {
        UsageException e = assertThrows(UsageException.class, () -> Form.of("xlsx"));
        assertEquals("report --as: expected some of latex,csv,deepcave,ioh,mlflow, found 'xlsx'.", e.getMessage());
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path f : files.filter(Files::isRegularFile).toList()) {
                all.put(root.relativize(f).toString(), Files.readAllBytes(f));
            }
        }
        return all;
    }

    private static Map<String, String> unzip(Path file) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                all.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all;
    }
}
