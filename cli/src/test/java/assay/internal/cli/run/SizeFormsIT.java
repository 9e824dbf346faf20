package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was judged by the size space's table, which the program carries, for other programs. */
class SizeFormsIT {
    @TempDir
    static Path folder;

    @BeforeAll
    static void home() {
        System.setProperty("assay.home", folder.resolve("home").toString());
    }

    @AfterAll
    static void forgetIt() {
        System.clearProperty("assay.home");
    }

    @Test
    void channelsAreJudged_andEveryFormIsWritten() throws IOException {
        Path rows = Files.writeString(
                folder.resolve("sizes.csv"),
                "seed,step,arch\n0,1,8:16:24:32:40\n0,2,\"[64, 64, 64, 64, 64]\"\n1,1,\"(8, 8, 8, 8, 8)\"\n1,2,00000\n");
        Ran ran = Ran.assay(
                "judge",
                rows.toString(),
                "--on",
                "sss",
                "--out",
                folder.resolve("out").toString());
        assertEquals(0, ran.code(), ran.err());
        EveryForm.isWritten("sizes", folder.resolve("forms"));
    }
}
