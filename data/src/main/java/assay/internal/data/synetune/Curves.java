package assay.internal.data.synetune;

import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Prepared;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.truth.StoreTruth;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The numbers that a table has for one data set under one schedule, for each trial and epoch; NaN if nothing was measured.
 */
final class Curves {
    private final StoreTruth truth;
    private final Dataset dataset;
    private final int schedule;
    private final boolean timesPasses;

    Curves(StoreTruth truth, Dataset dataset, int schedule) {
        this.truth = truth;
        this.dataset = dataset;
        this.schedule = schedule;
        this.timesPasses = has(Split.VALID, Metric.TIME, new Trials.Mean(), 1)
                || seeds(Split.VALID, Metric.TIME).stream()
                        .anyMatch(s -> has(Split.VALID, Metric.TIME, new Trials.Seed(s), 1));
    }

    Dataset dataset() {
        return dataset;
    }

    private Query query(Genotype arch, Split split, Metric metric, Trials trials, int epoch) {
        return new Query(arch, dataset, split, metric, schedule, trials, OptionalInt.of(epoch));
    }

    private List<Integer> seeds(Split split, Metric metric) {
        return truth.seeds(query(truth.architectures().at(0), split, metric, new Trials.Mean(), 1));
    }

    /** Whether any architecture has such a number. */
    private boolean has(Split split, Metric metric, Trials trials, int epoch) {
        Prepared numbers = truth.prepare(query(truth.architectures().at(0), split, metric, trials, epoch));
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.has(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the accuracy on the split was measured for any architecture, after this epoch and for these trials. */
    boolean hasAccuracy(Split split, Trials trials, int epoch) {
        return has(split, Metric.ACCURACY, trials, epoch);
    }

    /** Whether the training times are known. */
    boolean hasTimes() {
        return has(Split.TRAIN, Metric.TIME, new Trials.Mean(), 1)
                || seeds(Split.TRAIN, Metric.TIME).stream()
                        .anyMatch(s -> has(Split.TRAIN, Metric.TIME, new Trials.Seed(s), 1));
    }

    /** The single trainings that at least one architecture has. */
    TreeSet<Integer> seeds() {
        TreeSet<Integer> all = new TreeSet<>();
        for (Split split : Contents.SPLITS) {
            all.addAll(seeds(split, Metric.ACCURACY));
        }
        return all;
    }

    /** The fraction of images that are classified wrongly, 0..1. */
    double error(Genotype arch, Split split, Trials trials, int epoch) {
        return 1 - value(arch, split, Metric.ACCURACY, trials, epoch) / 100;
    }

    /** Seconds of the epoch. If the table has the time of an evaluation on validation images, it is included. */
    double seconds(Genotype arch, Trials trials, int epoch) {
        double training = time(arch, Split.TRAIN, trials, epoch);
        return timesPasses ? training + time(arch, Split.VALID, trials, epoch) : training;
    }

    /** The time of the trial, or that of the mean if the trial has none: times are estimates, the same for all seeds. */
    private double time(Genotype arch, Split split, Trials trials, int epoch) {
        double own = value(arch, split, Metric.TIME, trials, epoch);
        return Double.isNaN(own) ? value(arch, split, Metric.TIME, new Trials.Mean(), epoch) : own;
    }

    private double value(Genotype arch, Split split, Metric metric, Trials trials, int epoch) {
        return truth.ask(query(arch, split, metric, trials, epoch)).fold(Answer.Measured::value, none -> Double.NaN);
    }

    double formula(Genotype arch, Metric metric) {
        return value(arch, Split.TEST, metric, new Trials.Mean(), schedule);
    }
}
