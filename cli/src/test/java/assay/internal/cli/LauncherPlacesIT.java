package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a clone that was moved, copied, may not be written or is built anew below a running program. */
class LauncherPlacesIT {
    @TempDir
    Path temp;

    private LauncherTree tree;

    @BeforeEach
    void makeTree() throws Exception {
        tree = new LauncherTree(temp);
    }

    @Test
    void movedClone_startsWithItsOwnJars() throws Exception {
        tree.start("query");
        tree.arguments();
        Path moved = Files.move(tree.tree, temp.resolve("b"));
        assertEquals("answer\n", tree.start(moved.resolve("assay"), "run").out());
        String run = tree.arguments();
        assertTrue(run.contains(moved + "/cli/target/app/"), run);
        assertFalse(run.contains(tree.tree.toString()), run);
        assertEquals(1, tree.builds());
    }

    @Test
    void copyWithItsTimes_runsItsOwnCode() throws Exception {
        tree.start("query");
        Path copy = temp.resolve("copy");
        execute("cp", "-a", tree.tree.toString(), copy.toString());
        tree.arguments();
        tree.start(copy.resolve("assay"), "query");
        String query = tree.arguments();
        assertTrue(query.contains(copy + "/cli/target/app/"), query);
        assertFalse(query.contains(tree.tree + "/"), query);
        assertEquals(1, tree.builds(), "the same sources");
        Files.writeString(copy.resolve("cli/src/main/A.java"), "class C {}");
        tree.start(copy.resolve("assay"), "query");
        assertEquals(2, tree.builds());
        tree.start("query");
        assertEquals(2, tree.builds(), "the first clone has not changed");
    }

    @Test
    void cloneThatMayNotBeWritten_keepsItsArchiveAtHome() throws Exception {
        tree.start("run");
        String[] unprivileged = unprivileged();
        Path copy = temp.resolve("copy");
        execute("cp", "-a", tree.tree.toString(), copy.toString()); // what was seen of the sources is no longer true
        execute("rm", "-f", LauncherTree.apps(copy).get(0).resolve("lib/seen").toString());
        execute("chmod", "-R", "a-w,a+rX", copy.toString());
        ProcessBuilder process = tree.process(copy.resolve("assay"), "query");
        process.command().addAll(0, List.of(unprivileged));
        Ran first = tree.run(process);
        assertEquals(new Ran(0, "answer\n", "assay: preparing fast starts (once a build) ...\n"), first);
        assertEquals(new Ran(0, "answer\n", ""), tree.run(process));
        String query = tree.arguments();
        assertTrue(query.contains("-XX:SharedArchiveFile=" + temp.resolve("home/launcher")), query);
        assertEquals(1, tree.builds());

        ProcessBuilder nowhere = tree.process(copy.resolve("assay"), "query");
        nowhere.command().addAll(0, List.of(unprivileged));
        nowhere.environment().put("ASSAY_HOME", copy.resolve("home").toString());
        assertEquals(new Ran(0, "answer\n", ""), tree.run(nowhere), "slower, but it starts");
        assertFalse(tree.arguments().contains("SharedArchiveFile"));

        execute("chmod", "u+w", copy.resolve("cli/src/main/A.java").toString());
        Files.writeString(copy.resolve("cli/src/main/A.java"), "class C {}");
        Ran other = tree.run(process);
        assertEquals(3, other.code());
        assertTrue(other.err().contains("cannot build"), other.err());
        execute("chmod", "-R", "u+w", copy.toString());
    }

    @Test
    void buildOfARunningProgram_stays() throws Exception {
        assumeTrue(hasFlock(), "no flock on the path: builds stay for a week");
        Path go = temp.resolve("go");
        tree.java("case $* in *wait*) touch '" + temp + "/waits'; while [ ! -e '" + go
                + "' ]; do sleep 0.02; done ;; esac\n");
        Process running =
                tree.process(tree.tree.resolve("assay"), "run", "wait").start();
        try {
            while (!Files.exists(temp.resolve("waits"))) {
                assertTrue(running.isAlive(), "the program ended");
                Thread.sleep(10);
            }
            Path used = LauncherTree.apps(tree.tree).get(0);
            for (int i = 0; i < 5; i++) {
                Files.writeString(tree.source(), "class A" + i + " {}");
                tree.start("query");
            }
            assertTrue(Files.exists(used.resolve("lib/duckdb.jar")), "its jars were removed below it");
            assertEquals(4, LauncherTree.apps(tree.tree).size(), "the three newest and this one");
            Files.createFile(go);
            assertTrue(running.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, running.exitValue());
            Files.writeString(tree.source(), "class Z {}");
            tree.start("query");
            assertFalse(Files.exists(used), "nobody uses it any more");
            assertEquals(3, LauncherTree.apps(tree.tree).size());
        } finally {
            running.destroyForcibly();
        }
    }

    @Test
    void release_needsNeitherMavenNorSources() throws Exception {
        Path release = Files.createDirectories(temp.resolve("assay 0.2.0 é"));
        Files.createDirectories(release.resolve("lib"));
        Files.copy(tree.tree.resolve("assay"), release.resolve("assay"));
        Files.writeString(release.resolve("commit"), "c0ffee");
        for (String jar : new String[] {"assay-cli-0.2.0.jar", "duckdb.jar", "nd4j-native.jar"}) {
            Files.createFile(release.resolve("lib").resolve(jar));
        }
        Ran ran = tree.start(release.resolve("assay"), "query");
        assertEquals("answer\n", ran.out());
        String query = tree.arguments();
        assertTrue(query.contains("-Dassay.commit=c0ffee\n"), query);
        assertTrue(query.contains(release + "/lib/assay-cli-0.2.0.jar:" + release + "/lib/duckdb.jar\n"), query);
        tree.start(release.resolve("assay"), "run");
        assertTrue(tree.arguments().contains("nd4j-native.jar"));
        Ran torch = tree.start(release.resolve("assay"), "run", "--backend", "torch");
        assertEquals(3, torch.code());
        assertTrue(torch.err().contains("default engine only, not 'torch'"), torch.err());
        assertFalse(Files.exists(temp.resolve("calls")), "Maven was called");
    }

    @Test
    void folderWithAColon_isRefused() throws Exception {
        tree.start("query");
        Path moved = Files.move(tree.tree, temp.resolve("a:b"));
        Ran ran = tree.start(moved.resolve("assay"), "query");
        assertEquals(3, ran.code());
        assertTrue(ran.err().contains("a class path cannot hold a folder with ':'"), ran.err());
    }

    /** What makes the command behind it run as a user who may not write what is not his; root may write everything. */
    private String[] unprivileged() throws Exception {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new String[0];
        }
        assumeTrue(Stream.of("/usr/bin/setpriv", "/bin/setpriv").anyMatch(f -> Files.exists(Path.of(f))), "no setpriv");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxrwxrwx"));
        execute("chmod", "-R", "a+rwX", temp.toString());
        return new String[] {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    }

    private static boolean hasFlock() {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(f -> Files.exists(Path.of(f, "flock")));
    }

    private static void execute(String... command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), String.join(" ", command));
    }
}
