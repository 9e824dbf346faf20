package assay.internal.data.blackbox;

import assay.core.blackbox.Observed;
import assay.core.blackbox.TableSearch;
import assay.core.error.OutOfTableException;
import assay.core.space.Genotype;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.truth.StoreTruth;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Trainings of a table that a user described. A search observes the metric by which the data set is judged, on the split that
 * the description says. It is charged the seconds of the training, if the table has them, and those of one evaluation.
 */
record DescribedTraining(StoreTruth truth, Dataset dataset, int schedule, double evaluationSeconds) {
    /** The name of the diagnostic. */
    String observes() {
        Metric metric = metric();
        String name = TableSearch.OBSERVES + benchmark().searchSplit().key() + "_" + metric.key();
        return metric.unit().equals(Metric.ACCURACY.unit()) ? name + "_percent" : name;
    }

    private Benchmark benchmark() {
        return truth.architectures().benchmark();
    }

    private Metric metric() {
        return benchmark().judgedBy(dataset);
    }

    /** The question to the table. */
    Query observed(Genotype arch, int epochs, Trials trials) {
        return question(arch, benchmark().searchSplit(), metric(), epochs, trials);
    }

    private Query question(Genotype arch, Split split, Metric metric, int epochs, Trials trials) {
        return new Query(arch, dataset, split, metric, schedule, trials, OptionalInt.of(epochs));
    }

    /**
     * The training.
     *
     * @throws OutOfTableException if it is not in the table
     */
    Observed of(Genotype arch, int epochs, Trials trials) {
        Measured found = truth.ask(observed(arch, epochs, trials)).fold(m -> m, absent -> {
            throw new OutOfTableException(absent.why());
        });
        return new Observed(metric().highIsGood() ? found.value() : -found.value(), seconds(arch, epochs, trials));
    }

    private OptionalDouble seconds(Genotype arch, int epochs, Trials trials) {
        OptionalDouble total = value(arch, Metric.TOTAL_TIME, epochs, trials);
        if (total.isPresent()) {
            return OptionalDouble.of(total.getAsDouble() + evaluationSeconds);
        }
        OptionalDouble epoch = value(arch, Metric.TIME, epochs, trials);
        return epoch.isPresent()
                ? OptionalDouble.of(epochs * epoch.getAsDouble() + evaluationSeconds)
                : OptionalDouble.empty();
    }

    /** The value for these trials; if there is none, that of their mean. */
    private OptionalDouble value(Genotype arch, Metric metric, int epochs, Trials trials) {
        OptionalDouble own = value(question(arch, Split.TRAIN, metric, epochs, trials));
        return own.isPresent() ? own : value(question(arch, Split.TRAIN, metric, epochs, new Trials.Mean()));
    }

    private OptionalDouble value(Query query) {
        return truth.ask(query).fold(m -> OptionalDouble.of(m.value()), none -> OptionalDouble.empty());
    }

    /** A remark for people if methods choose by the same numbers by which they are judged. */
    String words() {
        Split search = benchmark().searchSplit();
        return search == benchmark().reportSplit()
                ? "searches see " + metric().key() + " on split " + search.key()
                        + ", by which they are also judged: the table has no other split"
                : "";
    }
}
