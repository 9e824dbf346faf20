package assay.internal.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The release archive, unpacked into a folder with blanks and a letter beyond ASCII in its name, and started without Maven, in a
 * locale that knows ASCII only.
 */
class ReleaseIT {
    /** All programs that the launcher calls, except Java. */
    private static final List<String> TOOLS =
            List.of("bash", "env", "dirname", "readlink", "locale", "cksum", "tr", "cat", "mv", "mkdir", "rm");

    @TempDir
    static Path temp;

    private static Path release;
    private static Path home;

    @BeforeAll
    static void unpack() throws IOException {
        release = Unzipped.into(Files.createDirectories(temp.resolve("my programs, löschbar")));
        home = temp.resolve("my home, größer");
        Path tools = Files.createDirectories(temp.resolve("tools"));
        for (String tool : TOOLS) {
            Path found = Stream.of(System.getenv("PATH").split(":"))
                    .map(f -> Path.of(f, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(tool + " is not on the path"));
            Files.createSymbolicLink(tools.resolve(tool), found);
        }
    }

    /** Runs a program and returns what it printed. */
    private static String run(int code, List<String> command) throws IOException, InterruptedException {
        Path out = temp.resolve("out.txt");
        Path err = temp.resolve("err.txt");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(release.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = process.environment();
        environment.keySet().removeIf(k -> k.startsWith("LC_") || k.startsWith("ASSAY_") || k.equals("LANG"));
        environment.put("LC_ALL", "C");
        environment.put("PATH", temp.resolve("tools").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("ASSAY_HOME", home.toString());
        Process running = process.start();
        assertTrue(running.waitFor(120, TimeUnit.SECONDS), "still running: " + command);
        assertEquals(code, running.exitValue(), () -> command + "\n" + read(err));
        return read(out);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String assay(int code, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(release.resolve("assay").toString()));
        command.addAll(List.of(args));
        return run(code, command);
    }

    @Test
    void mainJob_runsFromTheUnpackedFolder() throws Exception {
        String out = temp.resolve("results, schön").toString();
        String answer = assay(
                0,
                "run",
                "--seeds",
                "0",
                "--out",
                out,
                "--set",
                "methods=[darts, random]",
                "--set",
                "supernet.epochs=1",
                "--set",
                "images.train=64",
                "--set",
                "images.valid=64");
        assertTrue(answer.contains(out + "/report.html"), answer);
        assertTrue(
                Files.readString(Path.of(out, "report.html")).contains("nd4j, one compute thread"),
                "the default engine");
        assertTrue(Files.exists(home.resolve("runs.duckdb")));

        String query = assay(
                0,
                "query",
                "mini201",
                "--index",
                "6111",
                "--dataset",
                "fashion-mini",
                "--split",
                "test",
                "--schedule",
                "6",
                "--trials",
                "mean");
        assertFalse(query.isBlank());
        assertTrue(assay(0, "list", "stores").contains("mini201"));
        assertTrue(assay(0, "--version").startsWith("assay " + version()), assay(0, "--version"));
        assertFalse(Files.exists(release.resolve("cli")), "nothing was built");
    }

    @Test
    void addressSpaceThatIsLimited_limitsTheEngine() throws Exception {
        String doctor = run(0, List.of("bash", "-c", "ulimit -v 8388608; exec ./assay doctor --json"));
        assertTrue(doctor.contains("\"name\" : \"nd4j"), doctor);
        Matcher tensors = Pattern.compile("\"engine_memory_mib\" : ([0-9]+)").matcher(doctor);
        assertTrue(tensors.find(), doctor);
        int mib = Integer.parseInt(tensors.group(1));
        assertTrue(mib > 256 && mib <= 8192 * 7 / 10, doctor);
    }

    private static String version() {
        return release.getFileName().toString().replace("assay-", "");
    }

    @Test
    void contents_areWhatAReleaseNeeds() throws Exception {
        for (String file : List.of(
                "LICENSE",
                "NOTICE",
                "README.md",
                "CHANGELOG.md",
                "CITATION.cff",
                "commit",
                "examples/201-cifar10-cpu.yaml",
                "docs/mini201.md",
                "examples/plugin/pom.xml",
                "examples/junit/pom.xml",
                "python/assay.py",
                "python/examples/experiment.yaml",
                "completion/assay.sh")) {
            assertTrue(Files.size(release.resolve(file)) > 0, file);
        }
        boolean complete = Boolean.getBoolean("assay.archive.complete"); // with -Prelease
        for (String file : List.of("man/man1/assay-run.1", "licenses/assay-" + version() + "-sbom.json")) {
            assertEquals(complete, Files.exists(release.resolve(file)), file);
        }
        Set<String> jars = jars();
        assertTrue(jars.contains("assay-cli-" + version() + ".jar"), jars.toString());
        assertTrue(jars.contains("assay-junit-" + version() + ".jar"), jars.toString());
        assertTrue(
                jars.stream().noneMatch(j -> j.matches("(assay-(testkit|dist)|junit|picocli-codegen|jmh).*")),
                jars.toString());
        boolean spark = Boolean.getBoolean("assay.archive.spark"); // with -Pspark
        assertEquals(spark, jars.contains("assay-spark-" + version() + ".jar"), jars.toString());
        assertTrue(jars.stream().noneMatch(j -> j.matches("(spark|scala|hadoop)-.*")), jars.toString());
        String licenses = Files.readString(release.resolve("licenses/THIRD-PARTY.txt"));
        assertTrue(licenses.contains("duckdb_jdbc") && licenses.contains("nd4j-native"), licenses);
    }

    private static Set<String> jars() throws IOException {
        try (Stream<Path> lib = Files.list(release.resolve("lib"))) {
            return lib.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void billOfMaterials_listsTheJars_withTheirLicences() throws Exception {
        assumeTrue(Boolean.getBoolean("assay.archive.complete"), "only a release has a bill of materials");
        Path file = release.resolve("licenses/assay-" + version() + "-sbom.json");
        JsonNode bill = new ObjectMapper().readTree(file.toFile());
        assertEquals("CycloneDX", bill.path("bomFormat").asText());
        Set<String> listed = new TreeSet<>();
        for (JsonNode component : bill.path("components")) {
            String jar = jarOf(component.path("purl").asText());
            assertTrue(listed.add(jar), jar + " twice");
            for (JsonNode licence : component.path("licenses")) {
                assertFalse(licence.path("license").path("id").asText().isEmpty(), () -> jar + ": " + licence);
            }
            assertFalse(component.path("licenses").isEmpty(), jar + " has no licence");
        }
        assertEquals(jars(), listed);
    }

    /** Apache's text is the file LICENSE. Other licences ask for a copy of their text and of the copyright. */
    @Test
    void licencesOtherThanApaches_areThereAsTexts() throws Exception {
        Pattern line = Pattern.compile("\\((?!Apache-2.0\\))[^)]+\\) .*\\([^: ]+:([^: ]+):([^: ]+) - .*\\)");
        int others = 0;
        for (String library : Files.readAllLines(release.resolve("licenses/THIRD-PARTY.txt"))) {
            Matcher parts = line.matcher(library.strip());
            if (parts.matches()) {
                others++;
                String name = parts.group(1);
                assertTrue(
                        Files.exists(release.resolve("licenses/" + name + ".txt"))
                                || hasLicence(release.resolve("lib/" + name + "-" + parts.group(2) + ".jar")),
                        library);
            }
        }
        assertTrue(others >= 8, others + " libraries");
    }

    private static boolean hasLicence(Path jar) throws IOException {
        try (ZipFile file = ZipFile.builder().setPath(jar).get()) {
            return Collections.list(file.getEntries()).stream()
                    .anyMatch(e -> e.getName().matches("(?i)(.*/)?(licen[cs]e|copying)[^/]*"));
        }
    }

    /** The file of a package such as {@code pkg:maven/GROUP/NAME@VERSION?classifier=KIND&type=jar}. */
    private static String jarOf(String purl) {
        Matcher parts = Pattern.compile("pkg:maven/[^/]+/([^@]+)@([^?]+)\\?(?:classifier=([^&]+)&)?type=jar")
                .matcher(purl);
        assertTrue(parts.matches(), purl);
        String classifier = parts.group(3) == null ? "" : "-" + parts.group(3);
        return parts.group(1) + "-" + parts.group(2) + classifier + ".jar";
    }

    /** The release has no Spark: that in SPARK_HOME starts the program. A script stands for it here. */
    @Test
    void jobsOfSpark_areStartedByTheSparkThatIsThere() throws Exception {
        Path spark = temp.resolve("spark 4");
        String master = "spark://host:7077";
        List<String> build = List.of("build", "my leaves.yaml", "--on", master);
        List<String> command = new ArrayList<>(List.of(
                "env",
                "SPARK_HOME=" + spark,
                "ASSAY_JAVA_OPTS=-Dspark.executor.cores=4 -Xmx2g",
                release.resolve("assay").toString()));
        command.addAll(build);
        run(3, command);
        if (Boolean.getBoolean("assay.archive.spark")) {
            String comma = read(temp.resolve("err.txt"));
            assertTrue(comma.contains("Spark separates names of files by commas"), comma);
        }
        Path here = Files.createDirectories(temp.resolve("no  comma"));
        Files.copy(release.resolve("assay"), here.resolve("assay"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(release.resolve("commit"), here.resolve("commit"));
        Files.createSymbolicLink(here.resolve("lib"), release.resolve("lib"));
        command.set(3, here.resolve("assay").toString());
        run(3, command);
        String why = read(temp.resolve("err.txt"));
        if (!Boolean.getBoolean("assay.archive.spark")) {
            assertTrue(why.contains("this release was made without module spark"), why);
            return;
        }
        assertTrue(why.contains("Spark not found: expected Spark 4 for Scala 2.13"), why);
        assertTrue(why.contains("found '" + spark + "'"), why);
        Path submit = Files.createDirectories(spark.resolve("bin")).resolve("spark-submit");
        Files.writeString(submit, "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\"\n");
        assertTrue(submit.toFile().setExecutable(true));
        List<String> words = run(0, command).lines().toList();
        assertEquals("spark.executor.cores=4", words.get(words.indexOf("--conf") + 1));
        assertEquals(master, words.get(words.indexOf("--master") + 1));
        String options = words.get(words.indexOf("--driver-java-options") + 1);
        assertTrue(options.startsWith("\"-Dassay.commit=") && options.endsWith(" \"-Xmx2g\""), options);
        assertTrue(options.contains("\"-Djava.io.tmpdir=" + home.resolve("tmp") + "\""), options);
        List<String> jars = List.of(words.get(words.indexOf("--jars") + 1).split(","));
        assertTrue(
                jars.contains(
                        here.resolve("lib/assay-spark-" + version() + ".jar").toString()),
                jars.toString());
        assertTrue(jars.stream().allMatch(j -> Files.isRegularFile(Path.of(j))), jars.toString());
        int main = words.indexOf("--class");
        assertEquals("assay.internal.cli.Assay", words.get(main + 1));
        assertEquals(here.resolve("lib/assay-cli-" + version() + ".jar").toString(), words.get(main + 2));
        assertEquals(build, words.subList(main + 3, words.size()));
    }

    @Test
    void completion_knowsCommandsAndOptionsInBash() throws Exception {
        String script =
                "source completion/assay.sh; COMP_WORDS=(assay quer); COMP_CWORD=1; _complete_assay; echo ${COMPREPLY[@]};"
                        + " COMP_WORDS=(assay query --sched); COMP_CWORD=2; _complete_assay; echo ${COMPREPLY[@]}";
        assertEquals("query\n--schedule\n", run(0, List.of("bash", "--norc", "-c", script)));
    }

    /** On a terminal of its own, because zsh completes nowhere else. */
    @Test
    void completion_knowsCommandsInZsh() throws Exception {
        Optional<Path> zsh = Stream.of(System.getenv("PATH").split(":"))
                .map(f -> Path.of(f, "zsh"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(zsh.isPresent(), "not completed in zsh: it is not on the path");
        String script = """
                zmodload zsh/zpty
                zpty terminal ZSH -f -i
                zpty -w terminal 'autoload -U compinit; compinit -u -D; source completion/assay.sh'
                zpty -w terminal 'assay() { print -r "ran <$*>" }'
                zpty -w -n terminal $'assay quer\\t201\\n'
                zpty -r terminal shown '*ran <*201>*'
                print -r -- $shown
                zpty -d terminal
                """.replace("ZSH", zsh.orElseThrow().toString());
        String shown = run(0, List.of(zsh.orElseThrow().toString(), "-f", "-c", script));
        assertTrue(shown.contains("ran <query 201>"), shown);
    }
}
