package assay.internal.cli.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class PlanCommandTest {
    static final String BUILD = """
            name: tiny-leaves
            images: {dataset: fashion-mini, train: 40, valid: 20, test: 20, size: 4, padding: 0, flip: false}
            network: {channels: 2, cells: 1}
            recipe: {epochs: 1, batch: 20, rate: 0.04}
            seeds: [0, 1, 2]
            """;

    private static final Pattern RANGE =
            Pattern.compile("--range (\\d+)\\.\\.(\\d+)(?: --set 'seeds=\\[([0-9, ]+)]')?");

    @TempDir
    private Path folder;

    private String build() throws IOException {
        return Files.writeString(folder.resolve("it's.yaml"), BUILD).toString();
    }

    private Ran plan(String... words) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("plan", "--out", folder.resolve("plan").toString()));
        all.addAll(List.of(words));
        return Ran.assay(all.toArray(String[]::new));
    }

    private String written(String file) throws IOException {
        return Files.readString(folder.resolve("plan").resolve(file));
    }

    /** Runs a script or a check of one by bash; its exit code is 0. */
    private static String bash(Map<String, String> environment, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    /** Every architecture once with each seed, whatever the number of tasks. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "7, 7", "125, 125", "300, 250", "375, 375", "1000, 375"})
    void slurm_partsCoverTheBuildOnce(int wished, int made) throws Exception {
        Ran ran = plan("--slurm", "--time", "30", "--tasks", "" + wished, "build", build());
        assertEquals(0, ran.code(), ran.err());
        String array = written("array.sh");
        assertTrue(array.contains("#SBATCH --array=0-" + (made - 1) + "\n"), array);
        assertTrue(array.contains("#SBATCH --time=0-00:30:00\n"), array);
        int[][] times = new int[3][15_625];
        Matcher range = RANGE.matcher(array);
        while (range.find()) {
            String seeds = range.group(3) == null ? "0, 1, 2" : range.group(3);
            for (String seed : seeds.split(", ")) {
                for (int i = Integer.parseInt(range.group(1)); i < Integer.parseInt(range.group(2)); i++) {
                    times[Integer.parseInt(seed)][i]++;
                }
            }
        }
        for (int[] ofSeed : times) {
            for (int n : ofSeed) {
                assertEquals(1, n);
            }
        }
        for (String script : List.of("array.sh", "merge.sh", "submit.sh")) {
            bash(Map.of(), "-n", folder.resolve("plan").resolve(script).toString());
        }
    }

    /** A program in the place of ours tells what it was given. */
    @Test
    void slurm_jobsCallTheSameCommand_withWordsAsTheyWere() throws Exception {
        Path program = folder.resolve("program");
        Files.writeString(
                program, "#!/usr/bin/env bash\nprintf '%s|' \"$ASSAY_JAVA_OPTS\" \"$OMP_NUM_THREADS\" \"$@\"\n");
        assertTrue(program.toFile().setExecutable(true));
        String shared = folder.resolve("shared").toString();
        String odd = "title=it's $(touch x) `y` \"z\"";
        Ran ran = plan(
                "--slurm",
                "--time",
                "5",
                "--tasks",
                "375",
                "--program",
                program.toString(),
                "--folder",
                shared,
                "build",
                build(),
                "--set",
                odd,
                "--workers",
                "2",
                "--out=here.parquet");
        assertEquals(0, ran.code(), ran.err());
        Map<String, String> task = Map.of("SLURM_ARRAY_TASK_ID", "126", "ASSAY_JAVA_OPTS", "");
        assertEquals(
                "-Xmx1024m |1|build|" + folder.resolve("it's.yaml") + "|--set|" + odd
                        + "|--workers|2|--range|125..250|--set|seeds=[1]|--work|" + shared + "/parts-375/126|",
                bash(task, folder.resolve("plan/array.sh").toString()));
        String merge = bash(task, folder.resolve("plan/merge.sh").toString());
        assertTrue(
                merge.contains("|build|" + folder.resolve("it's.yaml") + "|--set|" + odd
                        + "|--out=here.parquet|--merge|" + shared + "/parts-375/0," + shared + "/parts-375/1,"),
                merge);
        assertTrue(merge.endsWith("/parts-375/374|"), merge);
        assertTrue(written("array.sh").contains("#SBATCH --cpus-per-task=2\n"));
    }

    @Test
    void slurm_timeAndMemoryAreEstimated_andSayHow() throws IOException {
        Ran ran = Ran.assay("plan", "--slurm", "build", build());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("# ==> array.sh <==\n#!/usr/bin/env bash\n"), ran.out());
        assertTrue(ran.out().contains("# 16275 trainings in 375 shards, as 'assay build --dry-run' says"), ran.out());
        assertTrue(ran.out().contains("hours of one core in 1 tasks of 1 worker"), ran.out());
        assertTrue(ran.out().contains("#SBATCH --mem=1792M\n"), ran.out());
        assertTrue(ran.out().contains("--dependency=\"afterok:$array\""), ran.out());
        assertFalse(Files.exists(folder.resolve("plan")));
    }

    @Test
    void sweep_isCutByCells_andMergedToTheFileAskedFor() throws IOException {
        Ran ran = plan(
                "--slurm",
                "--tasks",
                "3",
                "proxy",
                "sweep",
                "201",
                "--proxies",
                "params,synflow",
                "--channels",
                "2",
                "--cells",
                "1",
                "--size",
                "8",
                "--first",
                "50",
                "--backend",
                "plain",
                "--out",
                "all.parquet");
        assertEquals(0, ran.code(), ran.err());
        String array = written("array.sh");
        assertTrue(
                array.contains(
                        "0) words=(--range 0..16) ;;\n1) words=(--range 16..33) ;;\n2) words=(--range 33..50) ;;\n"),
                array);
        assertTrue(
                array.endsWith("--backend plain --workers 1 \\\n    \"${words[@]}\" --out \"$part/scores.duckdb\"\n"),
                array);
        assertTrue(array.contains("# 50 cells by params, synflow; the cheapest"), array);
        assertTrue(written("merge.sh").contains(" --out all.parquet --merge "), written("merge.sh"));
    }

    /** Methods that share a search stay together, and what the command says of methods and seeds gives way. */
    @Test
    void run_isCutByMethodsAndSeeds() throws IOException {
        Ran ran = plan(
                "--slurm",
                "--time",
                "20",
                "--tasks",
                "4",
                "run",
                "--methods",
                "zero-cost,balenas,balenas-tf",
                "--seeds",
                "0,1,2",
                "--out",
                "here");
        assertEquals(0, ran.code(), ran.err());
        String array = written("array.sh");
        assertTrue(
                array.contains("0) words=(--methods balenas,balenas-tf --seeds 0) ;;\n"
                        + "1) words=(--methods balenas,balenas-tf --seeds 1,2) ;;\n"
                        + "2) words=(--methods zero-cost --seeds 0) ;;\n"
                        + "3) words=(--methods zero-cost --seeds 1,2) ;;\n"),
                array);
        assertTrue(array.endsWith("assay run --workers 1 \\\n    \"${words[@]}\" --work \"$part\"\n"), array);
        assertTrue(written("merge.sh")
                .contains(" run --methods zero-cost,balenas,balenas-tf --seeds 0,1,2 --out here --merge "));
    }

    @ParameterizedTest
    @CsvSource({"--claim, data", "--store, s3:bucket/leaves"})
    void kubernetes_isAnIndexedJobAndAMergeThatWaits(String option, String value) throws Exception {
        Ran ran = plan(
                "--k8s",
                "--image",
                "registry/assay:1",
                option,
                value,
                "--time",
                "30",
                "--tasks",
                "5",
                "build",
                build());
        assertEquals(0, ran.code(), ran.err());
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object one : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(written("jobs.yaml"))) {
            @SuppressWarnings("unchecked")
            Map<String, Object> map = (Map<String, Object>) one;
            all.add(map);
        }
        assertEquals(
                List.of("ConfigMap", "Job", "Job"),
                all.stream().map(m -> m.get("kind")).toList());
        assertEquals("tiny-leaves", ((Map<?, ?>) all.get(1).get("metadata")).get("name"));
        assertEquals("tiny-leaves-merge", ((Map<?, ?>) all.get(2).get("metadata")).get("name"));
        Map<?, ?> job = (Map<?, ?>) all.get(1).get("spec");
        assertEquals("Indexed", job.get("completionMode"));
        assertEquals(5, job.get("completions"));
        assertEquals(3, job.get("backoffLimitPerIndex"));
        Map<?, ?> pod = (Map<?, ?>) ((Map<?, ?>) job.get("template")).get("spec");
        assertEquals(1800, pod.get("activeDeadlineSeconds"));
        Map<?, ?> container = (Map<?, ?>) ((List<?>) pod.get("containers")).get(0);
        assertEquals("registry/assay:1", container.get("image"));
        assertEquals(Map.of("cpu", "1", "memory", "1792Mi"), ((Map<?, ?>) container.get("resources")).get("requests"));
        Map<?, ?> merge = (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) all.get(2).get("spec")).get("template")).get("spec");
        assertEquals(1, ((List<?>) merge.get("initContainers")).size());
        for (Map.Entry<?, ?> script : ((Map<?, ?>) all.get(0).get("data")).entrySet()) {
            Path file = folder.resolve("script");
            Files.writeString(file, (String) script.getValue());
            bash(Map.of(), "-n", file.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--slurm query 201; expected one of",
                "--slurm build x.yaml --range 0..125; without --range",
                "--slurm build x.yaml --on local[2]; without --on",
                "--slurm --folder a$b build x.yaml; expected a place of letters",
                "--slurm --image x build x.yaml; only with --k8s",
                "--k8s build x.yaml; expected --image NAME",
                "--k8s --image x --claim a --store b:c build x.yaml; found both",
                "--slurm run; expected --time MINUTES",
                "--slurm --tasks 0 build x.yaml; --tasks",
                "--slurm biuld x.yaml; Did you mean 'build'?",
                "build x.yaml --slurm; Missing required argument",
                "--slurm; Missing required parameter"
            })
    void whatCannotBePlanned_isToldBeforeAnythingIsWritten(String words, String why) throws IOException {
        Ran ran = plan(words.split(" "));
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains(why), ran.err());
        assertFalse(Files.exists(folder.resolve("plan")));
    }
}
