package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.truth.Answer;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.bench201.truth.nats.NatsSpace;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imports;
import assay.internal.data.truth.ForeignDatasets;
import assay.internal.data.truth.StoreTruth;
import assay.internal.testkit.PickleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NATS-Bench's form with a data set that NATS-Bench does not have, as NAS-Bench-360's: it keeps its name. */
class ForeignDatasetTest {
    @TempDir
    Path folder;

    /** Trainings on CIFAR-10 under another name. */
    @SuppressWarnings("unchecked") // the fixture makes dicts of objects
    private static Object runs(int arch, String dataset) {
        Map<Object, Object> state = BenchmarkFixture.state(NatsSpace.TOPOLOGY, arch, 200, List.of(Dataset.CIFAR10));
        Map<Object, Object> runs = (Map<Object, Object>) state.get("all_results");
        Map<Object, Object> run = (Map<Object, Object>) runs.values().iterator().next();
        run.put("name", dataset);
        run.put("params", 0.25);
        state.put("all_results", BenchmarkFixture.dict(new Object[] {dataset, 888L}, run));
        state.put("dataset_seed", BenchmarkFixture.dict(dataset, List.of(888L)));
        return BenchmarkFixture.dict("200", state);
    }

    private Path imported(String dataset) throws IOException {
        byte[] pickle = PickleWriter.bytes(
                BenchmarkFixture.benchmark(BenchmarkFixture.archs(NatsSpace.TOPOLOGY), 2, arch -> runs(arch, dataset)),
                4);
        Path file = Files.write(folder.resolve("NATS-tss.pickle.pbz2"), BenchmarkFixture.bzip2(pickle));
        Path store = folder.resolve("nasbench201.duckdb");
        new Imports(TruthImport.FORMATS).run(file, Optional.empty(), kind -> store, "test", ImportProgress.NONE);
        return store;
    }

    private static double value(StoreTruth truth, Query query) {
        return truth.ask(query).fold(Answer.Measured::value, none -> Double.NaN);
    }

    @Test
    void unknownDataSet_isAskedByItsName() throws IOException {
        Path store = imported("ninapro");
        assertTrue(ForeignDatasets.has(store, "ninapro"));
        assertFalse(ForeignDatasets.has(store, "svhn"));
        Dataset ninapro = Dataset.foreign("ninapro");
        try (StoreTruth truth = StoreTruth.open(Benchmark.NASBENCH201.also(ninapro), store)) {
            var cell = truth.architectures().at(1);
            Query test = Query.accuracy(cell, ninapro, Split.TEST, 200, new Trials.Seed(888));
            assertEquals(BenchmarkFixture.value(1, Dataset.CIFAR10, 199), value(truth, test));
            Query params =
                    new Query(cell, ninapro, Split.TEST, Metric.PARAMS, 200, new Trials.Mean(), OptionalInt.empty());
            assertEquals(0.25, value(truth, params)); // of the record, not of a formula
        }
    }
}
