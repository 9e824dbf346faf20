package assay.internal.experiments.textsearch;

import assay.internal.core.io.WholeFile;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.TextExperimentConfig;
import assay.internal.recurrent.text.Corpus;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Cells, sizes, costs and perplexities of an experiment, beside published ones: {@code report.md} for people, {@code results.csv} for programs. */
record TextReport(
        TextExperimentConfig config,
        Corpus searched,
        Corpus trained,
        List<FoundCell> found,
        List<TrainedCell> trainings) {
    private static final String COLUMNS = "method,search_seed,cell,search_s,training_seed,best_epoch,valid_perplexity,"
            + "test_perplexity,test_perplexity_released,params,multiply_adds_per_word,training_s\n";

    void write(Path folder) {
        WholeFile.write(folder.resolve("report.md"), page());
        WholeFile.write(folder.resolve("results.csv"), csv());
        WholeFile.write(folder.resolve("experiment.yaml"), config.yaml());
    }

    private List<TrainedCell> of(FoundCell f) {
        return trainings.stream().filter(t -> t.cell().equals(f.cell())).toList();
    }

    String csv() {
        StringBuilder s = new StringBuilder(COLUMNS);
        for (FoundCell f : found) {
            for (TrainedCell t : of(f)) {
                s.append(String.join(
                                ",",
                                f.method(),
                                "" + f.seed(),
                                f.cell().text(),
                                "" + f.seconds(),
                                "" + t.seed(),
                                "" + t.best(),
                                "" + t.valid(),
                                "" + t.test(),
                                "" + t.testReleased(),
                                "" + t.params(),
                                "" + t.multiplyAdds(),
                                "" + t.seconds()))
                        .append('\n');
            }
        }
        return s.toString();
    }

    String page() {
        StringBuilder s = new StringBuilder("# " + config.name() + "\n\n");
        s.append("Searched on ").append(searched.words()).append(".\n");
        s.append("Trained on ").append(trained.words()).append(".\n\n");
        s.append(String.format(
                Locale.ROOT,
                "Searches: %d hidden units, %d columns, %d epochs. Trainings of found cells: %d hidden units, %d epochs, seeds %s.\n"
                        + "Perplexities are means over all predicted words, of the weights of the best validation epoch; lower is"
                        + " better. Those of small models and few epochs cannot be compared with published ones.\n\n",
                config.search().hidden(),
                config.search().batch(),
                config.search().epochs(),
                config.retrain().hidden(),
                config.retrain().epochs(),
                config.retrain().seeds()));
        methods(s);
        cells(s);
        trajectories(s);
        PublishedPerplexities.append(s, config.retrain().dataset());
        return s.toString();
    }

    private void methods(StringBuilder s) {
        s.append(
                "## Methods\n\n| method | seeds | valid | test | best test | search, s |\n|---|---|---|---|---|---|\n");
        for (MethodConfig m : config.methods()) {
            List<FoundCell> of =
                    found.stream().filter(f -> f.method().equals(m.name())).toList();
            double[] valid = numbers(of, true);
            double[] test = numbers(of, false);
            s.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %s | %s | %.2f | %.0f |\n",
                    m.name(),
                    of.size(),
                    spread(valid),
                    spread(test),
                    Arrays.stream(test).min().orElse(Double.NaN),
                    of.stream().mapToDouble(FoundCell::seconds).average().orElse(Double.NaN)));
        }
        s.append('\n');
    }

    /** One number for each search: the mean over the trainings of its cell. */
    private double[] numbers(List<FoundCell> of, boolean valid) {
        return of.stream()
                .mapToDouble(f -> of(f).stream()
                        .mapToDouble(t -> valid ? t.valid() : t.test())
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    /** Mean, and where there are several the standard deviation. */
    private static String spread(double[] v) {
        double mean = Arrays.stream(v).average().orElse(Double.NaN);
        if (v.length < 2) {
            return String.format(Locale.ROOT, "%.2f", mean);
        }
        double squares = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).sum();
        return String.format(Locale.ROOT, "%.2f ± %.2f", mean, Math.sqrt(squares / (v.length - 1)));
    }

    private void cells(StringBuilder s) {
        s.append(
                "## Cells\n\n| method | seed | valid | test | parameters, M | multiply-adds a word, M | training, s | cell |\n"
                        + "|---|---|---|---|---|---|---|---|\n");
        for (FoundCell f : found) {
            for (TrainedCell t : of(f)) {
                s.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %.2f | %.2f | %.3f | %.3f | %.0f | `%s` |\n",
                        f.method(),
                        f.seed(),
                        t.valid(),
                        t.test(),
                        t.params() / 1e6,
                        t.multiplyAdds() / 1e6,
                        t.seconds(),
                        f.cell().text().replace("|", "\\|")));
            }
        }
        s.append('\n');
    }

    private void trajectories(StringBuilder s) {
        s.append(
                "## Trajectories\n\nThe perplexity of the supernet on the segments that the architecture learnt from, epoch by epoch;"
                        + " of methods that learn none, on those of the weights. It says nothing about the cell.\n\n| method | seed | perplexity"
                        + " |\n|---|---|---|\n");
        for (FoundCell f : found) {
            String line = f.trajectory().stream()
                    .map(e -> String.format(
                            Locale.ROOT, "%.0f", Math.exp(Double.isNaN(e.validLoss()) ? e.trainLoss() : e.validLoss())))
                    .collect(Collectors.joining(" "));
            s.append("| ")
                    .append(f.method())
                    .append(" | ")
                    .append(f.seed())
                    .append(" | ")
                    .append(line)
                    .append(" |\n");
        }
        s.append('\n');
    }
}
