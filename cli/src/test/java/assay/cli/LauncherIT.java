package assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a small copy of the source tree, with a Maven and a Java that write down how they were called. */
class LauncherIT {
    @TempDir
    Path temp;

    private Path tree;
    private Path bin;

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(temp.resolve("a tree"));
        Files.createDirectories(tree.resolve("cli/src/main"));
        Files.writeString(tree.resolve("pom.xml"), "<project/>");
        Files.writeString(tree.resolve("cli/pom.xml"), "<project/>");
        Files.writeString(tree.resolve("cli/src/main/A.java"), "class A {}");
        long minuteAgo = Instant.now().minusSeconds(60).toEpochMilli();
        for (String p : new String[] {"pom.xml", "cli/pom.xml", "cli/src/main/A.java", "cli/src/main"}) {
            Files.setLastModifiedTime(tree.resolve(p), FileTime.fromMillis(minuteAgo));
        }
        Files.copy(root().resolve("assay"), tree.resolve("assay"));
        bin = Files.createDirectories(temp.resolve("jdk/bin"));
        script(
                "mvn",
                "echo mvn >>'" + temp + "/calls'\n"
                        + "mkdir -p cli/target/lib\n"
                        + "touch cli/target/assay-cli-0.1.0.jar cli/target/lib/{assay-core-0.1.0,duckdb,nd4j-native}.jar\n"
                        + "case $* in *cli,torch*)\n"
                        + "mkdir -p torch/target/lib\n"
                        + "touch torch/target/assay-torch-0.1.0.jar torch/target/lib/{javacpp-2,pytorch-2}.jar\n"
                        + "touch cli/target/lib/javacpp-1.jar ;; esac\n");
        script("java", "printf '%s\\n' \"$@\" >>'" + temp + "/java'\necho answer\n");
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("assay")) ? here : here.getParent();
    }

    private void script(String name, String body) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/usr/bin/env bash\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran start(Path launcher, String... args) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder();
        process.command().add(launcher.toString());
        process.command().addAll(java.util.List.of(args));
        process.directory(temp.toFile());
        process.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        process.environment().put("JAVA_HOME", bin.getParent().toString());
        process.redirectOutput(temp.resolve("out").toFile());
        process.redirectError(temp.resolve("err").toFile());
        Process running = process.start();
        assertTrue(running.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
        return new Ran(
                running.exitValue(), Files.readString(temp.resolve("out")), Files.readString(temp.resolve("err")));
    }

    private Ran start(String... args) throws IOException, InterruptedException {
        return start(tree.resolve("assay"), args);
    }

    private long builds() throws IOException {
        return Files.readString(temp.resolve("calls")).lines().count();
    }

    @Test
    void firstStart_buildsOnceAndSaysSoOnStandardError() throws Exception {
        Ran first = start("query", "--index", "1");
        assertEquals(new Ran(0, "answer\n", first.err()), first);
        assertTrue(first.err().startsWith("assay: building"), first.err());
        Ran second = start("query");
        assertEquals(new Ran(0, "answer\n", ""), second);
        assertEquals(1, builds());
    }

    @Test
    void newerSource_isBuiltAgain() throws Exception {
        start("query");
        Files.setLastModifiedTime(
                tree.resolve("cli/src/main/A.java"), FileTime.from(Instant.now().plusSeconds(2)));
        start("query");
        assertEquals(2, builds());
    }

    @Test
    void linkedLauncher_findsItsTree() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("some where"));
        Files.createSymbolicLink(folder.resolve("assay"), Path.of("../a tree/assay"));
        Files.createSymbolicLink(folder.resolve("again"), Path.of("assay"));
        assertEquals("answer\n", start(folder.resolve("again"), "--help").out());
    }

    @Test
    void lookUps_doNotSeeTheEngine() throws Exception {
        start("-q", "query", "201");
        String query = Files.readString(temp.resolve("java"));
        assertTrue(query.contains("duckdb.jar"), query);
        assertFalse(query.contains("nd4j"), query);
        assertTrue(query.endsWith("assay.cli.Assay\n-q\nquery\n201\n"), query);
        Files.delete(temp.resolve("java"));
        start("run", "my config.yaml");
        String run = Files.readString(temp.resolve("java"));
        assertTrue(run.contains("nd4j-native.jar"), run);
        assertTrue(run.contains("-Dorg.bytedeco.javacpp.maxbytes="), run);
        assertTrue(run.endsWith("\nmy config.yaml\n"), run);
    }

    @Test
    void commandsThatTrain_seeTheEngine() throws Exception {
        for (String command : new String[] {"run", "reproduce", "verify", "doctor"}) {
            Files.deleteIfExists(temp.resolve("java"));
            start(command);
            assertTrue(Files.readString(temp.resolve("java")).contains("nd4j-native.jar"), command);
        }
    }

    @Test
    void backendTorch_takesTheLibrariesOfTorchInPlaceOfNd4js() throws Exception {
        start("run", "x.yaml");
        for (String[] args : new String[][] {{"run", "--backend", "torch"}, {"verify", "--backend=torch", "x.json"}}) {
            Files.delete(temp.resolve("java"));
            start(args);
            String run = Files.readString(temp.resolve("java"));
            for (String jar : new String[] {"duckdb.jar", "assay-torch-0.1.0.jar", "javacpp-2.jar", "pytorch-2.jar"}) {
                assertTrue(run.contains(jar), run);
            }
            assertFalse(run.contains("nd4j-native"), run);
            assertFalse(run.contains("javacpp-1"), run);
        }
        assertEquals(2, builds(), "the two programs stand beside each other");
        Files.delete(temp.resolve("java"));
        start("run", "x.yaml", "--backend", "nd4j");
        assertFalse(Files.readString(temp.resolve("java")).contains("torch-"));
    }

    @Test
    void failedBuild_showsWhatMavenSaid() throws Exception {
        script("mvn", "echo '[ERROR] no such symbol'; exit 1\n");
        Ran ran = start("query");
        assertEquals(1, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("[ERROR] no such symbol"), ran.err());
        assertTrue(ran.err().contains("build.log"), ran.err());
    }

    @Test
    void missingJava_isSaid() throws Exception {
        Files.delete(bin.resolve("java"));
        Ran ran = start("query");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("Java not found"), ran.err());
    }
}
