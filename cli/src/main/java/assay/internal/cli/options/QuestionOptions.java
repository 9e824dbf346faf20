package assay.internal.cli.options;

import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.internal.data.truth.ForeignDatasets;
import assay.internal.experiments.question.Questions;
import assay.internal.experiments.rows.QuestionFields;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The flags of a question, without its architecture and its metric. */
public final class QuestionOptions {
    @Parameters(
            index = "0",
            paramLabel = "BENCHMARK",
            description = "The table: 201 (NAS-Bench-201, NATS-Bench's topologies), sss (NATS-Bench's sizes), 101, or a"
                    + " built one by its name (mini201).")
    private String benchmark;

    @Option(
            names = "--dataset",
            paramLabel = "KEY",
            description = "The training images: cifar10, cifar10-valid, cifar100, ImageNet16-120; 101: cifar10-40k;"
                    + " mini201: fashion-mini.")
    private String dataset;

    @Option(
            names = "--split",
            paramLabel = "KEY",
            description = "The images on which it was measured: train, valid, test, or valtest (valid and test"
                    + " together).")
    private String split;

    @Option(
            names = "--schedule",
            paramLabel = "EPOCHS",
            description = "Epochs of the training: 12 or 200; sss: 1, 12 or 90; 101: 4, 12, 36 or 108; a built"
                    + " table has its own.")
    private String schedule;

    @Option(
            names = "--trials",
            paramLabel = "mean|SEED",
            description = "The mean over the trainings, or one of them (101: 0, 1 or 2).")
    private String trials;

    @Option(
            names = "--standard",
            description = "Fill in what the question lacks as most papers do: cifar10 (cifar10-valid with --split"
                    + " valid), test, 200 epochs (sss: 90; 101: 108), the mean. The answer says so.")
    private boolean standard;

    /** Makes questions from the flags, or from the rows of a list. */
    public Questions questions(StoreOption store) {
        return new Questions(benchmark(store), standard);
    }

    /** The table; with the data set of the question, if the table's store has that besides its own ones. */
    public Benchmark benchmark(StoreOption store) {
        Benchmark of = store.benchmark(benchmark);
        boolean own =
                dataset == null || of.datasets().stream().anyMatch(d -> d.key().equals(dataset));
        return own || !ForeignDatasets.has(store.path(of), dataset) ? of : of.also(Dataset.foreign(dataset));
    }

    public QuestionFields fields() {
        return new QuestionFields("--")
                .put("dataset", dataset)
                .put("split", split)
                .put("schedule", schedule)
                .put("trials", trials);
    }
}
