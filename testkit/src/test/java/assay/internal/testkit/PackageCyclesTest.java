package assay.internal.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageCyclesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core",
                "images",
                "data",
                "supernet",
                "bench201",
                "bench1shot1",
                "darts-space",
                "recurrent",
                "reports",
                "conformance",
                "experiments"
            })
    void packagesOfAModule_useEachOtherInNoCircle(String module) {
        assertEquals(List.of(), PackageCycles.in(Path.of("..", module, "src", "main", "java")));
    }

    @Test
    void aCircle_isFound_andNamed() throws IOException {
        write("A", "package p.a;\nimport p.b.B;\nclass A {}");
        write("B", "package p.b;\nimport static p.c.C.x;\nclass B {}");
        write("C", "package p.c;\nimport p.a.A;\nclass C {}");
        assertEquals(List.of("p.a", "p.b", "p.c", "p.a"), PackageCycles.in(folder));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".java"), text);
    }
}
