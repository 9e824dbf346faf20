package assay.internal.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.internal.testkit.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

/** The pipelines of docs/ci.md are such: what a copy of them does on a server, nobody here can try. */
class CiExamplesTest {
    private static final Path FOLDER = Path.of("../examples/ci");
    private static final Path GITHUB = FOLDER.resolve("github-actions.yml");
    private static final Path GITLAB = FOLDER.resolve("gitlab-ci.yml");

    /** Workflow syntax for GitHub Actions: keys of a step. */
    private static final Set<String> STEP =
            Set.of("name", "id", "if", "uses", "run", "with", "env", "shell", "working-directory", "timeout-minutes");

    /** The same of a job. */
    private static final Set<String> GITHUB_JOB =
            Set.of("name", "needs", "if", "runs-on", "env", "steps", "permissions", "timeout-minutes", "strategy");

    /** CI/CD YAML syntax of GitLab: keys of a job. */
    private static final Set<String> GITLAB_JOB = Set.of(
            "stage", "image", "rules", "before_script", "script", "after_script", "artifacts", "variables", "cache");

    /** Refuses a key that is there twice. */
    private static Map<?, ?> read(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return (Map<?, ?>) new Yaml(new SafeConstructor(options)).load(Files.readString(file));
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    @Test
    void theWorkflow_hasWhatGitHubRequires() throws Exception {
        Map<?, ?> root = read(GITHUB);
        assertEquals(Set.of("name", true, "permissions", "jobs"), root.keySet()); // YAML 1.1 reads "on" as true
        assertTrue(map(root.get(true)).containsKey("pull_request"));
        assertEquals("write", map(root.get("permissions")).get("pull-requests"), "it comments");
        assertEquals("read", map(root.get("permissions")).get("contents"), "it checks the sources out");
        for (Object job : map(root.get("jobs")).values()) {
            assertTrue(
                    GITHUB_JOB.containsAll(map(job).keySet()), map(job).keySet().toString());
            assertTrue(map(job).get("runs-on") instanceof String);
            List<String> scripts = new ArrayList<>();
            for (Object step : (List<?>) map(job).get("steps")) {
                assertTrue(
                        STEP.containsAll(map(step).keySet()), map(step).keySet().toString());
                Object uses = map(step).get("uses");
                assertTrue(uses == null ^ map(step).get("run") == null, step.toString());
                if (uses == null) {
                    scripts.add((String) map(step).get("run"));
                } else {
                    assertTrue(((String) uses).matches("[\\w-]+/[\\w-]+@v\\d+"), uses.toString());
                }
            }
            requireScript(scripts);
        }
        String text = Files.readString(GITHUB);
        Matcher open = Pattern.compile("\\$\\{\\{(?![^{}]*}})").matcher(text);
        assertFalse(open.find(), "an expression is not closed");
    }

    @Test
    void thePipeline_hasWhatGitLabRequires() throws Exception {
        Map<?, ?> root = read(GITLAB);
        List<String> stages = texts(root.get("stages"));
        assertEquals(2, root.size(), "stages and one job");
        for (Map.Entry<?, ?> entry : root.entrySet()) {
            if (entry.getKey().equals("stages")) {
                continue;
            }
            Map<?, ?> job = map(entry.getValue());
            assertTrue(GITLAB_JOB.containsAll(job.keySet()), job.keySet().toString());
            assertTrue(stages.contains(job.get("stage")), job.toString());
            for (Object rule : (List<?>) job.get("rules")) {
                assertEquals(Set.of("if"), map(rule).keySet());
            }
            assertEquals("always", map(job.get("artifacts")).get("when"));
            assertEquals(
                    "gate.xml", map(map(job.get("artifacts")).get("reports")).get("junit"));
            List<String> scripts = new ArrayList<>(texts(job.get("before_script")));
            scripts.addAll(texts(job.get("script")));
            requireScript(scripts);
            requireScript(Stream.concat(scripts.stream(), texts(job.get("after_script")).stream())
                    .toList());
        }
    }

    /** A shell reads it, and the program understands its options. */
    private static void requireScript(List<String> lines) throws IOException, InterruptedException {
        String gate = lines.stream()
                .flatMap(String::lines)
                .filter(l -> l.startsWith("assay gate "))
                .findFirst()
                .orElseThrow();
        String[] words = gate.substring("assay gate ".length()).split(" ");
        CommandLine.ParseResult parsed = new CommandLine(new GateCommand()).parseArgs(words);
        assertEquals(Path.of("gate.md"), parsed.matchedOptionValue("--comment", null));
        assertEquals(List.of(Path.of("results/*.csv")), parsed.matchedOptionValue("--judge", null));
        Process shell = new ProcessBuilder("bash", "-n", "-c", String.join("\n", lines))
                .redirectErrorStream(true)
                .start();
        String told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ci/github-actions.yml", "ci/gitlab-ci.yml", "junit/src/test/java/example/MySearchTest.java"})
    void thePage_showsTheFilesAsTheyAre(String file) throws IOException {
        String text = Files.readString(FOLDER.resolve("..").resolve(file));
        assertTrue(Files.readString(Path.of("../docs/ci.md")).contains("\n" + text + "```\n"), file);
    }

    /** With the schemas of the systems themselves, where somebody installed the program that has them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--builtin-schema vendor.github-workflows github-actions.yml",
                "--builtin-schema vendor.gitlab-ci --data-transform gitlab-ci gitlab-ci.yml"
            })
    void theSchema_isKept(String arguments) throws Exception {
        Path program = Installed.find("check-jsonschema").orElse(null);
        assumeTrue(program != null, "not checked: no check-jsonschema on the path");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(Arrays.asList(arguments.split(" ")));
        Process check = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, check.waitFor(), told);
    }
}
