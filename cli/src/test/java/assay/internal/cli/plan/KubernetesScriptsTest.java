package assay.internal.cli.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.internal.cli.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the scripts of {@code plan --k8s} do in pods, by bash: parts that fail, and the wait for them. Kubernetes itself is absent. */
class KubernetesScriptsTest {
    private record Ended(int code, String said) {}

    @TempDir
    private Path folder;

    private Path program;

    /** A script that stands for Assay. A file beside it says for which first number of a range it fails. */
    @BeforeEach
    void program() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), PlanCommandTest.BUILD);
        program = folder.resolve("program");
        Files.writeString(program, """
                #!/usr/bin/env bash
                case " $* " in *" --merge "*) echo "$@" >merged.txt; exit 0 ;; esac
                all="$*" from=${all##*--range }
                echo trained >"${*: -1}/shard"
                [ ! -f "%s/fails-${from%%%%..*}" ] || exit "$(<"%s/fails-${from%%%%..*}")"
                """.formatted(folder, folder));
        assertTrue(program.toFile().setExecutable(true));
    }

    private void fails(int from, int code) throws IOException {
        Files.writeString(folder.resolve("fails-" + from), Integer.toString(code));
    }

    /** Scripts by name. */
    private Map<String, String> scripts(String option, String value) throws IOException {
        Ran ran = Ran.assay(
                "plan",
                "--k8s",
                "--image",
                "assay:1",
                option,
                value,
                "--time",
                "30",
                "--tasks",
                "3",
                "--program",
                program.toString(),
                "build",
                folder.resolve("tiny.yaml").toString());
        assertEquals(0, ran.code(), ran.err());
        Map<?, ?> map = (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(ran.out())
                .iterator()
                .next();
        @SuppressWarnings("unchecked")
        Map<String, String> data = (Map<String, String>) map.get("data");
        return data;
    }

    /** Runs a script of a pod whose folder is here. */
    private Ended pod(String script, Path here, Map<String, String> environment) throws Exception {
        Files.createDirectories(here);
        List<String> lines = new ArrayList<>(List.of(script.split("\n")));
        lines.replaceAll(line -> line.startsWith("cd /") ? "cd " + here : line);
        Path file = Files.write(folder.resolve("script.sh"), lines);
        ProcessBuilder builder = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private Ended part(String script, Path here, int index, int failures) throws Exception {
        return pod(script, here, Map.of("JOB_COMPLETION_INDEX", "" + index, "FAILURES", "" + failures));
    }

    @Test
    void partsThatFail_endTheMergeWithTheirNumbers_andTheNextTimeItGoesOn() throws Exception {
        Map<String, String> scripts = scripts("--claim", "data");
        Path shared = folder.resolve("shared");
        Path parts = shared.resolve("parts-3");
        fails(5125, 2);
        fails(10375, 1);
        assertEquals(0, part(scripts.get("part.sh"), shared, 0, 0).code());
        assertEquals(2, part(scripts.get("part.sh"), shared, 1, 0).code());
        assertEquals("2\n", Files.readString(parts.resolve("1/failed")), "wrong usage is not tried again");
        for (int failures = 0; failures < 4; failures++) {
            assertFalse(Files.exists(parts.resolve("2/failed")), "tries: " + failures);
            assertEquals(1, part(scripts.get("part.sh"), shared, 2, failures).code());
        }
        assertEquals("1\n", Files.readString(parts.resolve("2/failed")));
        Ended wait = pod(scripts.get("wait.sh").replace("-ge 600 ]", "-ge 0 ]"), shared, Map.of());
        assertEquals(3, wait.code(), wait.said());
        assertTrue(wait.said().startsWith("assay: parts failed at each try: 1 2 of 0..2."), wait.said());
        Files.delete(folder.resolve("fails-5125"));
        Files.delete(folder.resolve("fails-10375"));
        assertEquals(0, part(scripts.get("part.sh"), shared, 1, 0).code());
        assertEquals(0, part(scripts.get("part.sh"), shared, 2, 0).code());
        assertEquals(new Ended(0, ""), pod(scripts.get("wait.sh"), shared, Map.of()));
        assertEquals(new Ended(0, ""), pod(scripts.get("merge.sh"), shared, Map.of()));
        assertTrue(Files.readString(shared.resolve("merged.txt")).endsWith(" --merge parts-3/0,parts-3/1,parts-3/2\n"));
    }

    /** A pod that is killed leaves no mark of its end. */
    @Test
    void partsOfWhichNothingIsHeard_endTheMerge() throws Exception {
        Map<String, String> scripts = scripts("--claim", "data");
        Path shared = folder.resolve("shared");
        assertEquals(0, part(scripts.get("part.sh"), shared, 1, 0).code());
        String wait = scripts.get("wait.sh");
        assertTrue(wait.contains("-ge 5400 ]"), "30 minutes of a part, and an hour: " + wait);
        Ended ended = pod(wait.replace("-ge 5400 ]", "-ge 0 ]"), shared, Map.of());
        assertEquals(3, ended.code(), ended.said());
        assertTrue(
                ended.said().startsWith("assay: no part began or ended for 90 minutes, and these are missing: 0 2 of"),
                ended.said());
    }

    /** A real rclone, with a folder of this machine in the place of an object store. */
    @Test
    void storeByRclone_hasPartsMarksAndResult() throws Exception {
        assumeTrue(isThere("rclone"), "skipped: rclone is not installed here. Debian: apt-get install rclone");
        Path store = folder.resolve("store");
        Map<String, String> scripts = scripts("--store", ":local:" + store);
        Files.createDirectories(store.resolve("files"));
        Files.writeString(store.resolve("files/input.txt"), "images");
        fails(5125, 2);
        for (int i = 0; i < 3; i++) {
            Path pod = folder.resolve("pod" + i);
            Ended ended = part(scripts.get("part.sh"), pod, i, 0);
            assertEquals(i == 1 ? 2 : 0, ended.code(), ended.said());
            assertEquals("images", Files.readString(pod.resolve("input.txt")));
            assertEquals("trained\n", Files.readString(store.resolve("parts-3/" + i + "/shard")));
        }
        Path merge = folder.resolve("merge");
        Ended wait = pod(scripts.get("wait.sh").replace("-ge 600 ]", "-ge 0 ]"), merge, Map.of());
        assertEquals(3, wait.code(), wait.said());
        assertTrue(wait.said().startsWith("assay: parts failed at each try: 1 of 0..2."), wait.said());
        Files.delete(folder.resolve("fails-5125"));
        assertEquals(
                0,
                part(scripts.get("part.sh"), folder.resolve("pod1-again"), 1, 0).code());
        assertFalse(Files.exists(store.resolve("parts-3/1/failed")));
        assertEquals(0, pod(scripts.get("wait.sh"), merge, Map.of()).code());
        Ended merged = pod(scripts.get("merge.sh"), merge, Map.of());
        assertEquals(0, merged.code(), merged.said());
        assertEquals("trained\n", Files.readString(merge.resolve("parts-3/2/shard")));
        assertTrue(Files.readString(store.resolve("result/merged.txt")).contains(" --merge parts-3/0,"));
        assertFalse(Files.exists(store.resolve("result/parts-3")), "parts are not copied twice");
    }

    private static boolean isThere(String program) throws Exception {
        return new ProcessBuilder("bash", "-c", "command -v " + program).start().waitFor() == 0;
    }
}
