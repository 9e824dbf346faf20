package assay.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several commands at once on a machine that never ran one. */
class FreshHomeIT {
    private static final int PROGRAMS = 3;

    @TempDir
    Path folder;

    @Test
    void oneUnpacksTheTable_andAllAnswer() throws Exception {
        List<Process> all = new ArrayList<>();
        try {
            for (int i = 0; i < PROGRAMS; i++) {
                all.add(new ProcessBuilder((Path.of(System.getProperty("java.home"), "bin", "java") + "|-cp|"
                                        + System.getProperty("java.class.path") + "|-Dassay.home="
                                        + folder.resolve("home")
                                        + "|assay.internal.cli.Assay|query|mini201|--index|7|--dataset|fashion-mini|--split|test"
                                        + "|--schedule|6|--trials|mean")
                                .split("\\|"))
                        .redirectOutput(folder.resolve("out" + i).toFile())
                        .redirectError(folder.resolve("err" + i).toFile())
                        .start());
            }
            int unpacked = 0;
            for (int i = 0; i < PROGRAMS; i++) {
                assertTrue(all.get(i).waitFor(180, TimeUnit.SECONDS), "it does not end");
                String said = Files.readString(folder.resolve("err" + i));
                assertEquals(0, all.get(i).exitValue(), said);
                assertTrue(Files.readString(folder.resolve("out" + i)).startsWith("78.50"));
                unpacked += said.contains("unpacking the table") ? 1 : 0;
            }
            assertEquals(1, unpacked);
        } finally {
            all.forEach(Process::destroyForcibly);
        }
    }
}
