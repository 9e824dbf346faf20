package assay.internal.data.synetune;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.truth.Benchmark;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.core.io.WholeFile;
import assay.internal.data.truth.StoreTruth;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The folder from which Syne Tune reads a {@code BlackboxTabular}: {@code configspace.json}, {@code fidelityspace.json},
 * {@code hyperparameters.parquet}, {@code fidelities_values.npy}, {@code objectives_evaluations.npy} (tasks x configurations
 * x seeds x fidelities x objectives) and {@code metadata.json}. Names are those of Syne Tune's own blackbox {@code
 * nasbench201}: an architecture's decisions are {@code hp_x0, hp_x1, ...}, the fidelity is {@code hp_epoch}. Errors are
 * fractions, times are in seconds; a value that was not measured is NaN.
 *
 * @param tasks keys of the data sets that have accuracies of these trials
 * @param trials seeds of the trainings, in the order of the array; {@code mean} if the table has only means, or if means are
 *     requested
 * @param fidelities epochs after which any accuracy was measured
 * @param objectives names, in the order of the array
 */
public record Blackbox(
        Path folder,
        List<String> tasks,
        int configurations,
        List<String> trials,
        List<Integer> fidelities,
        List<String> objectives) {
    /** The name of this format in commands. */
    public static final String FORM = "syne-tune";

    static final String EPOCH = "hp_epoch";

    public Blackbox {
        tasks = List.copyOf(tasks);
        trials = List.copyOf(trials);
        fidelities = List.copyOf(fidelities);
        objectives = List.copyOf(objectives);
    }

    /**
     * Writes the folder. Its {@code metadata.json} is written last; without this file, Syne Tune does not read the folder.
     *
     * @param schedule of the trainings; empty: the longest
     * @param mean whether to write the means of trainings even if there are single trainings
     * @throws UsageException if the benchmark's architectures are not lists of decisions, or if the benchmark has no such
     *     schedule
     * @throws OutOfTableException if nothing was measured under the schedule
     * @throws assay.core.error.DataMissingException if the folder cannot be written
     */
    public static Blackbox write(StoreTruth truth, OptionalInt schedule, boolean mean, Path folder) {
        Benchmark benchmark = truth.architectures().benchmark();
        SearchSpace space = space(benchmark);
        int epochs =
                schedule.orElse(benchmark.schedules().get(benchmark.schedules().size() - 1));
        if (!benchmark.schedules().contains(epochs)) {
            throw new UsageException("export --schedule: expected one of " + benchmark.schedules() + " (of "
                    + benchmark.key() + "), found " + epochs + ".");
        }
        Contents contents = Contents.of(truth, epochs, mean);
        if (contents.tasks().isEmpty()) {
            throw new OutOfTableException("export: " + benchmark.key() + " has no accuracies of trainings of " + epochs
                    + " epochs. Choose another --schedule, or import a table that has them.");
        }
        Blackbox box = new Blackbox(
                folder,
                contents.tasks().stream().map(t -> t.dataset().key()).toList(),
                truth.architectures().size(),
                contents.trials().stream().map(Trials::key).toList(),
                contents.fidelities(),
                contents.objectives().stream().map(Objective::key).toList());
        box.write(truth, space, contents);
        return box;
    }

    private static SearchSpace space(Benchmark benchmark) {
        return SpaceKits.named(benchmark.space(), "export")
                .search()
                .orElseThrow(() -> new UsageException("export --format " + FORM + ": expected a benchmark whose"
                        + " architectures are a list of decisions (201, sss, or a built one), found " + benchmark.key()
                        + ", whose cells have vertices and edges in any number."));
    }

    private void write(StoreTruth truth, SearchSpace space, Contents contents) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(folder + ": expected the name of a folder to write, found a file.");
        }
        BlackboxFiles files = new BlackboxFiles(folder);
        files.begin();
        files.spaces(space, contents.schedule());
        files.hyperparameters(truth.architectures(), space);
        WholeFile.write(
                folder.resolve("fidelities_values.npy"),
                out -> Npy.writeWholes(out, fidelities.stream().mapToInt(e -> e).toArray()));
        WholeFile.write(folder.resolve("objectives_evaluations.npy"), out -> {
            Npy.beginFloats(out, tasks.size(), configurations, trials.size(), fidelities.size(), objectives.size());
            for (Curves curves : contents.tasks()) {
                for (int arch = 0; arch < configurations; arch++) {
                    evaluations(out, curves, truth.architectures().at(arch), contents);
                }
            }
        });
        files.metadata(this);
    }

    private static void evaluations(OutputStream out, Curves curves, Genotype arch, Contents contents)
            throws IOException {
        double flops = curves.formula(arch, Metric.FLOPS);
        double params = curves.formula(arch, Metric.PARAMS);
        boolean timed = contents.objectives().contains(Objective.RUNTIME);
        float[] values =
                new float[contents.fidelities().size() * contents.objectives().size()];
        for (Trials trial : contents.trials()) {
            double elapsed = 0;
            int done = 0;
            int at = 0;
            for (int fidelity : contents.fidelities()) {
                double seconds = Double.NaN;
                while (timed && done < fidelity) {
                    seconds = curves.seconds(arch, trial, ++done);
                    elapsed += seconds;
                }
                for (Objective objective : contents.objectives()) {
                    values[at++] = (float)
                            switch (objective) {
                                case VALID_ERROR -> curves.error(arch, Split.VALID, trial, fidelity);
                                case TEST_ERROR -> curves.error(arch, Split.TEST, trial, fidelity);
                                case TRAIN_ERROR -> curves.error(arch, Split.TRAIN, trial, fidelity);
                                case RUNTIME -> seconds;
                                case ELAPSED_TIME -> elapsed;
                                case FLOPS -> flops;
                                case PARAMS -> params;
                            };
                }
            }
            Npy.write(out, values);
        }
    }
}
