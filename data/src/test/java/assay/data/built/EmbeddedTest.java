package assay.data.built;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of the benchmark that the program carries. */
class EmbeddedTest {
    @TempDir
    private Path folder;

    @Test
    void store_isMadeOnceAndAgainWhenTheProgramCarriesAnother() throws IOException {
        BuiltFacts first = MadeUp.facts("mini", 2, List.of(0));
        BuiltFacts second = MadeUp.facts("mini", 3, List.of(0));
        Path store = folder.resolve("truth/mini.duckdb");

        byte[] content = Files.readAllBytes(MadeUp.write(folder, first));
        Embedded.require(content, store, "test");
        assertEquals(Benchmark.built(first), BuiltStore.benchmark(store).orElseThrow());
        FileTime made = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(store, made);
        Embedded.require(content, store, "test");
        assertEquals(made, Files.getLastModifiedTime(store));

        Embedded.require(Files.readAllBytes(MadeUp.write(folder, second)), store, "test");
        assertEquals(Benchmark.built(second), BuiltStore.benchmark(store).orElseThrow());
    }
}
