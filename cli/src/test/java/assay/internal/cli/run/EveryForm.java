package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.internal.cli.Ran;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every form that {@code report --as} writes, for an experiment on any space. */
final class EveryForm {
    private EveryForm() {}

    static void isWritten(String experiment, Path out) {
        Ran ran = Ran.assay("report", experiment, "--as", "latex,csv,deepcave,ioh,mlflow", "--out", out.toString());
        assertEquals(0, ran.code(), () -> ran.out() + ran.err());
        assertFalse(ran.out().contains("(0 files"), ran.out());
        for (String file : new String[] {"latex", "csv", "deepcave", "ioh.zip", "mlruns"}) {
            assertTrue(Files.exists(out.resolve(file)), () -> file + " of " + ran.out());
            assertTrue(ran.out().contains("/" + file + " ("), ran.out());
        }
    }
}
