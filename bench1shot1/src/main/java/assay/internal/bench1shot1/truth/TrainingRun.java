package assay.internal.bench1shot1.truth;

import assay.core.space.GenotypeException;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Cost101;
import assay.core.space.bench101.Hash101;
import assay.core.truth.Benchmark;
import assay.internal.data.tfrecord.ModelMetrics;
import assay.internal.data.tfrecord.Run101;
import assay.internal.data.tfrecord.TfRecord;
import java.util.OptionalInt;

/**
 * One record of the official file, checked: its adjacency and operations are a cell with the hash in the record.
 *
 * @param end the first byte of the file after the record's data
 * @param arch the cell's number
 * @param schedule epochs of the budget
 * @param expectedParams by formula, of the graph in the record
 */
record TrainingRun(long end, int arch, int schedule, long expectedParams, ModelMetrics metrics) {
    static TrainingRun parse(TfRecord data) {
        Run101 run = Run101.parse(data);
        if (!Benchmark.NASBENCH101.schedules().contains(run.epochs())) {
            throw data.refuse(
                    0, "expected a budget of " + Benchmark.NASBENCH101.schedules() + " epochs, found " + run.epochs());
        }
        Cell101 cell = cell(data, run);
        int arch = Bench101Index.get().indexOf(cell);
        if (!Bench101Index.get().hash(arch).equals(hash(data, run))) {
            throw data.refuse(
                    0,
                    "expected the hash of cell " + cell.text() + ", which is "
                            + Bench101Index.get().hash(arch) + ", found " + run.hash());
        }
        return new TrainingRun(
                data.offset() + data.length(),
                arch,
                run.epochs(),
                Cost101.of(cell).params(),
                run.metrics());
    }

    /** Whether the record has a number of parameters that differs from the formula. */
    boolean contradictsFormula() {
        OptionalInt found = metrics.trainableParameters();
        return found.isPresent() && found.getAsInt() != expectedParams;
    }

    private static Cell101 cell(TfRecord data, Run101 run) {
        try {
            return Cell101.parse(run.adjacency(), run.operations());
        } catch (GenotypeException e) {
            throw data.refuse(0, "adjacency and operations: " + e.getMessage().replaceFirst("\\.$", ""));
        }
    }

    private static Hash101 hash(TfRecord data, Run101 run) {
        try {
            return Hash101.parse(run.hash());
        } catch (GenotypeException e) {
            throw data.refuse(0, "module_hash: " + e.getMessage().replaceFirst("\\.$", ""));
        }
    }
}
