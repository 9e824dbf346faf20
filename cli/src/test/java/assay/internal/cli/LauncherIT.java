package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a small copy of the source tree, with a Maven and a Java that write down how they were called. */
class LauncherIT {
    @TempDir
    Path temp;

    private LauncherTree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new LauncherTree(temp);
    }

    @Test
    void firstStart_buildsOnceAndSaysSoOnStandardError() throws Exception {
        Ran first = tree.start("query", "--index", "1");
        assertEquals(new Ran(0, "answer\n", first.err()), first);
        assertTrue(first.err().startsWith("assay: building"), first.err());
        Ran second = tree.start("query");
        assertEquals(new Ran(0, "answer\n", ""), second);
        assertEquals(1, tree.builds());
    }

    @Test
    void changedSource_isBuiltAgain_evenWithItsOldTimeAndSize() throws Exception {
        tree.start("query");
        FileTime before = Files.getLastModifiedTime(tree.source());
        Files.writeString(tree.source(), "class B {}");
        Files.setLastModifiedTime(tree.source(), before);
        tree.start("query");
        assertEquals(2, tree.builds());
        Files.delete(tree.source());
        tree.start("query");
        assertEquals(3, tree.builds(), "a source fewer");
    }

    @Test
    void changedLauncher_isBuiltAgain() throws Exception {
        tree.start("query");
        Files.writeString(tree.tree.resolve("assay"), Files.readString(tree.tree.resolve("assay")) + "# more\n");
        tree.start("query");
        assertEquals(2, tree.builds());
    }

    @Test
    void timesAlone_buildNothing_notEvenThoseOfTheFuture() throws Exception {
        tree.start("query");
        for (Duration shift : new Duration[] {Duration.ofDays(400), Duration.ofDays(-400)}) {
            Files.setLastModifiedTime(tree.source(), FileTime.from(Instant.now().plus(shift)));
            tree.start("query");
            tree.start("query");
        }
        assertEquals(1, tree.builds());
    }

    @Test
    void sourceChangedWhileItIsBuilt_isBuiltAtTheNextStart() throws Exception {
        tree.maven("echo 'class C {}' >cli/src/main/A.java\n");
        Ran first = tree.start("query");
        assertEquals("answer\n", first.out());
        assertTrue(first.err().contains("changed while they were built"), first.err());
        tree.start("query");
        tree.start("query");
        assertEquals(2, tree.builds());
    }

    @Test
    void linkedLauncher_findsItsTree() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("some where"));
        Files.createSymbolicLink(folder.resolve("assay"), Path.of("../a tree/assay"));
        Files.createSymbolicLink(folder.resolve("again"), Path.of("assay"));
        assertEquals("answer\n", tree.start(folder.resolve("again"), "--help").out());
    }

    @Test
    void lookUps_doNotSeeTheEngine() throws Exception {
        tree.start("-q", "query", "201");
        String query = tree.arguments();
        assertTrue(query.contains("duckdb.jar"), query);
        assertFalse(query.contains("nd4j"), query);
        assertTrue(query.endsWith("assay.internal.cli.Assay\n-q\nquery\n201\n"), query);
        tree.start("run", "my config.yaml");
        String run = tree.arguments();
        assertTrue(run.contains("nd4j-native.jar"), run);
        assertTrue(run.endsWith("\nmy config.yaml\n"), run);
    }

    @Test
    void aTerminalThatKnowsNoColours_getsNone() throws Exception {
        ProcessBuilder process = tree.process(tree.tree.resolve("assay"), "query");
        process.environment().put("TERM", "dumb");
        tree.run(process);
        String dumb = tree.arguments();
        assertTrue(dumb.contains("-Dpicocli.ansi=false\n"), dumb);
        process.environment().put("TERM", "xterm-256color");
        tree.run(process);
        String able = tree.arguments();
        assertFalse(able.contains("-Dpicocli.ansi"), able);
    }

    @Test
    void commandsThatTrain_seeTheEngine() throws Exception {
        for (String command : new String[] {"run", "reproduce", "verify", "doctor"}) {
            tree.start(command);
            String arguments = tree.arguments();
            assertTrue(arguments.contains("nd4j-native.jar"), command);
            assertTrue(arguments.contains("-Xms32m\n"), command);
        }
    }

    @Test
    void enginesKeepTheirMemoryInLargePages_unlessTheUserSaysOtherwise() throws Exception {
        tree.java("printf '%s %s\\n' \"$MALLOC_MMAP_THRESHOLD_\" \"$GLIBC_TUNABLES\"\n");
        ProcessBuilder process = tree.process(tree.tree.resolve("assay"), "verify");
        assertEquals(
                "33554432 glibc.malloc.hugetlb=1\nanswer\n", tree.run(process).out());
        process.environment().put("GLIBC_TUNABLES", "glibc.malloc.hugetlb=0");
        assertEquals(
                "33554432 glibc.malloc.hugetlb=0\nanswer\n", tree.run(process).out());
    }

    @Test
    void backendTorch_takesTheLibrariesOfTorchInPlaceOfNd4js() throws Exception {
        tree.start("run", "x.yaml");
        tree.arguments();
        for (String[] args : new String[][] {{"run", "--backend", "torch"}, {"verify", "--backend=torch", "x.json"}}) {
            tree.start(args);
            String run = tree.arguments();
            for (String jar : new String[] {"duckdb.jar", "assay-torch-0.1.0.jar", "javacpp-2.jar", "pytorch-2.jar"}) {
                assertTrue(run.contains(jar), run);
            }
            assertFalse(run.contains("nd4j-native"), run);
            assertFalse(run.contains("javacpp-1"), run);
        }
        assertEquals(2, tree.builds(), "the two programs stand beside each other");
        tree.start("run", "x.yaml", "--backend", "nd4j");
        assertFalse(tree.arguments().contains("torch-"));
    }

    @Test
    void failedBuild_showsWhatMavenSaid() throws Exception {
        tree.script("mvn", "echo '[ERROR] no such symbol'; exit 1\n");
        Ran ran = tree.start("query");
        assertEquals(1, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("[ERROR] no such symbol"), ran.err());
        assertTrue(ran.err().contains("build.log"), ran.err());
    }

    /** Java sets aside more addresses for its classes than a limit of 2 GB leaves, and ends with a code that says "our fault". */
    @Test
    void limitedAddresses_areLeftToThePrograms_orTooFewAreRefused() throws Exception {
        String limited = "ulimit -v \"$0\" && exec \"$@\"";
        tree.java("printf 'arenas %s\\n' \"${MALLOC_ARENA_MAX:-}\"\n");
        for (String kib : List.of("2000000", "900000")) {
            ProcessBuilder process = tree.process(tree.tree.resolve("assay"), "query", "201");
            process.command().addAll(0, List.of("bash", "-c", limited, kib));
            Ran ran = tree.run(process);
            if (kib.equals("2000000")) {
                assertEquals("arenas 1\nanswer\n", ran.out(), ran.err());
                String query = tree.arguments();
                assertTrue(query.contains("-XX:CompressedClassSpaceSize=128m\n-Xmx488m\n"), query);
            } else {
                assertEquals(3, ran.code(), ran.err());
                assertTrue(ran.err().contains("an address space of at least 1500000 KiB, found 900000"), ran.err());
            }
        }
        tree.start("query", "201");
        assertFalse(tree.arguments().contains("-XX:CompressedClassSpaceSize"));
    }

    @Test
    void missingJava_isSaid() throws Exception {
        tree.noJava();
        Ran ran = tree.start("query");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("Java not found"), ran.err());
    }

    @Test
    void oldJava_isRefused() throws Exception {
        tree.javaVersion("11.0.30");
        Ran ran = tree.start("query");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("expected a JDK, 17 or newer, found 11.0.30"), ran.err());
    }

    /** From 24 on the JDK prints four lines about each library that is loaded, and three about memory outside the heap. */
    @Test
    void newJava_isToldThatLibrariesAreWanted_olderWouldNotKnowTheWords() throws Exception {
        for (String version : List.of("17.0.1", "21.0.8", "23", "24-ea", "25.0.3", "26+1")) {
            tree.javaVersion(version);
            assertEquals(0, tree.start("run").code());
            String run = tree.arguments();
            boolean told = run.contains("--enable-native-access=ALL-UNNAMED\n--sun-misc-unsafe-memory-access=allow\n");
            assertEquals(version.compareTo("24") >= 0, told, version + ": " + run);
            assertEquals(told, run.contains("native-access") || run.contains("misc-unsafe"), version);
        }
    }

    /** As on a Mac: no options of GNU's own, and not all of Linux's tools. */
    @Test
    void toolsOfOtherSystems_areEnough() throws Exception {
        tree.refusing("readlink", "-f");
        tree.refusing("find", "-printf");
        Path link = Files.createSymbolicLink(temp.resolve("link"), tree.tree.resolve("assay"));
        for (String command : List.of("query", "run", "query")) {
            ProcessBuilder process = tree.process(link, command);
            process.environment()
                    .put(
                            "PATH",
                            tree.only(
                                    "bash", "env", "dirname", "locale", "cksum", "tr", "cat", "mv", "mkdir", "rm",
                                    "sort", "tail", "touch", "cp", "ln", "date"));
            Ran ran = tree.run(process);
            assertEquals(new Ran(0, "answer\n", ran.err()), ran);
            assertFalse(ran.err().contains("not found") || ran.err().contains("illegal"), ran.err());
        }
        assertEquals(1, tree.builds(), "without times of GNU's find the digests say that nothing changed");
        Files.writeString(tree.source(), "class B {}");
        tree.start(link, "query");
        assertEquals(2, tree.builds());
    }

    @Test
    void localeWithoutLetters_isReplacedByOneThatHasAll() throws Exception {
        tree.java("printf '%s' \"$LC_ALL\"\n");
        ProcessBuilder process = tree.process(tree.tree.resolve("assay"), "query");
        process.environment().keySet().removeIf(k -> k.startsWith("LC_") || k.equals("LANG"));
        process.environment().put("LC_ALL", "C");
        assertEquals("C.UTF-8answer\n", tree.run(process).out());
        process.environment().put("LC_ALL", "C.utf8");
        assertEquals("C.utf8answer\n", tree.run(process).out(), "one that has them is kept");
    }
}
