package assay.internal.bench201.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.bench201.truth.TruthImport;
import assay.internal.data.importing.ImportProgress;
import assay.internal.testkit.RealData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers that the program carries are those of the extracts, to the bit. */
class EmbeddedExtractsIT {
    @TempDir
    Path folder;

    @Test
    void values_areThoseOfTheExtracts() {
        Path extracts = folder.resolve("extracts.duckdb");
        for (String file : List.of("archs", "runs200", "lc12-c10test", "hwnasbench")) {
            TruthImport.run(RealData.nasbench201("nb201-" + file + ".csv.gz"), extracts, "test", ImportProgress.NONE);
        }
        Path embedded = folder.resolve("embedded.duckdb");
        Embedded201.CELLS.require(embedded, "test");

        String accuracies = StoreRows.MEASUREMENTS + " WHERE NOT (metric = 'accuracy' AND split = 'train')";
        assertEquals(0, StoreRows.lacking(extracts, accuracies, embedded, StoreRows.MEASUREMENTS));
        assertEquals(0, StoreRows.lacking(embedded, StoreRows.MEASUREMENTS, extracts, accuracies));
        String costs = StoreRows.COSTS + " WHERE metric IN ('latency', 'energy')";
        assertEquals(0, StoreRows.lacking(extracts, costs, embedded, StoreRows.COSTS));
        assertEquals(0, StoreRows.lacking(embedded, StoreRows.COSTS, extracts, costs));
    }
}
