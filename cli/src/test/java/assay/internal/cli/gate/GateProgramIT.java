package assay.internal.cli.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.internal.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program of the user's, as a method of the gate's experiment. */
@Timeout(180)
class GateProgramIT {
    /** Evaluates a cell by its number, and answers with it. */
    private static final String SEARCH =
            "read hello\necho '{\"type\":\"evaluate\",\"architecture\":CELL}'; read reply\n"
                    + "echo '{\"type\":\"answer\"}'; read end\n";

    private static final String GOOD = "6111";
    /** All operations are none. */
    private static final String DEAD = "\"|none~0|+|none~0|none~1|+|none~0|none~1|none~2|\"";

    @TempDir
    static Path folder;

    @BeforeAll
    static void setHome() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh here");
        System.setProperty("assay.home", folder.resolve("home").toString());
        Files.writeString(
                folder.resolve("gate.yaml"),
                "space: nasbench201\ntruth: {benchmark: mini201}\n"
                        + "methods: [{mine: {command: [sh, mine.sh], trainings: 5}}]\nseeds: [0, 1, 2, 3]\n");
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    private static Ran gate(String script, String... more) throws IOException {
        Files.writeString(folder.resolve("mine.sh"), script);
        List<String> args = new ArrayList<>(List.of(
                "gate",
                "--config",
                folder.resolve("gate.yaml").toString(),
                "--baseline",
                folder.resolve("baseline.json").toString(),
                "--backend",
                "plain"));
        args.addAll(List.of(more));
        return Ran.assay(args.toArray(String[]::new));
    }

    @Test
    void aProgram_isGatedLikeAMethod_whetherItGetsWorseOrBreaks() throws IOException {
        String right = SEARCH.replace("CELL", GOOD);
        Ran written = gate(right, "--update");
        assertEquals(0, written.code(), written.err());
        assertTrue(written.out().contains("regret    mine"), written.out());
        Ran same = gate(right + "# a comment, so that it is run again\n");
        assertEquals(0, same.code(), same.out() + same.err());
        assertTrue(same.out().contains("PASSED"), same.out());
        Path comment = folder.resolve("gate.md");
        Ran worse = gate(SEARCH.replace("CELL", DEAD), "--comment", comment.toString());
        assertEquals(1, worse.code(), worse.out() + worse.err());
        assertTrue(worse.out().contains("FAILED: regret of mine."), worse.out());
        String text = Files.readString(comment);
        assertTrue(text.startsWith("**Worse**: regret of mine; 1 method compared."), text);
        Ran broken = gate("read hello\necho 'it broke' >&2\nexit 7\n");
        assertEquals(1, broken.code(), broken.out() + broken.err());
        assertTrue(broken.out().contains("FAILED: regret of mine."), broken.out());
        assertTrue((broken.out() + broken.err()).contains("it broke"), broken.out() + broken.err());
    }
}
