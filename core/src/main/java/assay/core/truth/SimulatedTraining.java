package assay.core.truth;

import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.core.truth.Answer.Measured;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What it would have cost to train an architecture and to measure its validation accuracy, from the times in a table. Methods
 * that only ask tables are compared by these costs.
 *
 * @param accuracy validation accuracy, percent; its question names the split and the trials that were really used
 * @param latency of the network, where the table has it
 * @param trainTime the first epoch's (NAS-Bench-101: the whole training's) time, for its trials, basis and source
 * @param trainSeconds of all epochs trained
 * @param evaluationSeconds of one evaluation on the validation split
 * @param epochs how many were trained
 */
public record SimulatedTraining(
        Measured accuracy,
        Optional<Measured> latency,
        Measured trainTime,
        double trainSeconds,
        double evaluationSeconds,
        int epochs) {
    /** The official interface always takes the latencies of this schedule, also for questions about another. */
    private static final int LATENCY_SCHEDULE = 12;

    /** The seconds that are charged. */
    public double seconds() {
        return trainSeconds + evaluationSeconds;
    }

    /**
     * Whether the accuracy covers validation and test images together. Such an accuracy must not be used to choose
     * architectures.
     */
    public boolean seesTestImages() {
        return ((Query) accuracy.query()).split() == Split.VALTEST;
    }

    /**
     * {@code simulate_train_eval} of NAS-Bench-201 and NATS-Bench: the training times of all epochs trained, and the mean time
     * of one evaluation on the validation split. If the table has no validation accuracy after that epoch, the accuracy is the
     * one on validation and test images together, and the evaluation's time is the one of the last epoch; the answer's question
     * says so. The official interface draws one seed, and takes 12 epochs by default; here the question names both. The times
     * are those of the trials in the question, or of the mean if these have none (times are estimates, the same for all seeds).
     *
     * @param dataset {@code cifar10-valid}, {@code cifar100}, {@code ImageNet16-120}, or that of a built benchmark
     * @param epochs how many of the schedule's epochs are trained
     * @throws OutOfTableException if one of the numbers is not in the table
     */
    public static SimulatedTraining nats(
            Truth truth, Genotype arch, Dataset dataset, int schedule, int epochs, Trials trials) {
        return nats(truth, arch, dataset, schedule, epochs, trials, OptionalDouble.empty());
    }

    /**
     * The same for a table that may lack the times of evaluations.
     *
     * @param otherwise seconds of one evaluation if the table has none; empty to refuse such tables
     */
    public static SimulatedTraining nats(
            Truth truth,
            Genotype arch,
            Dataset dataset,
            int schedule,
            int epochs,
            Trials trials,
            OptionalDouble otherwise) {
        if (dataset.equals(Dataset.CIFAR10)) {
            throw new UsageException("simulate: cifar10 has no validation split. The official interface reads"
                    + " cifar10-valid when asked for cifar10; say cifar10-valid.");
        }
        return of(truth, question(arch, dataset, Split.VALID, Metric.ACCURACY, schedule, trials, epochs), otherwise);
    }

    /**
     * The same for any metric and split of any table.
     *
     * @param valid what is asked after the training
     * @param otherwise seconds of one evaluation if the table has none; empty to refuse such tables
     */
    public static SimulatedTraining of(Truth truth, Query valid, OptionalDouble otherwise) {
        Genotype arch = valid.arch();
        Dataset dataset = valid.dataset();
        int schedule = valid.schedule();
        int epochs = valid.epochs();
        Trials trials = valid.trials();
        Answer accuracy = truth.ask(valid);
        int evaluated = epochs;
        if (!(accuracy instanceof Measured)) {
            Answer together =
                    truth.ask(question(arch, dataset, Split.VALTEST, valid.metric(), schedule, trials, epochs));
            if (together instanceof Measured) {
                accuracy = together;
                evaluated = schedule;
            }
        }
        Measured measured = measured(accuracy);
        Query train = question(arch, dataset, Split.TRAIN, Metric.TIME, schedule, trials, 1);
        Query evaluation = question(arch, dataset, valid.split(), Metric.TIME, schedule, trials, 1);
        if (otherwise.isEmpty() && known(truth, train) && !known(truth, evaluation)) {
            throw new OutOfTableException("simulate: the table has no time of an evaluation: " + evaluation.words()
                    + ". Say how many seconds one takes (--evaluation-s SECONDS; 0 does not count evaluations).");
        }
        return new SimulatedTraining(
                measured,
                latency(
                        truth,
                        question(arch, dataset, valid.split(), Metric.LATENCY, schedule, new Trials.Mean(), epochs)),
                time(truth, train),
                sum(truth, train, epochs),
                otherwise.isPresent() && !known(truth, evaluation)
                        ? otherwise.getAsDouble()
                        : sum(truth, evaluation, evaluated) / evaluated,
                epochs);
    }

    /**
     * The budget rule of NAS-Bench-101: the training time of one repeat until it was stopped, without evaluation.
     *
     * @param epochs the schedule, or half of it for a training that is stopped halfway
     * @param trials the repeat, 0..2; the official interface draws one
     * @throws OutOfTableException if one of the numbers is not in the table
     */
    public static SimulatedTraining nasbench101(Truth truth, Genotype arch, int schedule, int epochs, Trials trials) {
        Dataset dataset = Dataset.CIFAR10_40K;
        Measured accuracy =
                measured(truth.ask(question(arch, dataset, Split.VALID, Metric.ACCURACY, schedule, trials, epochs)));
        Measured time =
                measured(truth.ask(question(arch, dataset, Split.TRAIN, Metric.TOTAL_TIME, schedule, trials, epochs)));
        return new SimulatedTraining(accuracy, Optional.empty(), time, time.value(), 0, epochs);
    }

    private static Query question(
            Genotype arch, Dataset dataset, Split split, Metric metric, int schedule, Trials trials, int epochs) {
        return new Query(arch, dataset, split, metric, schedule, trials, OptionalInt.of(epochs));
    }

    private static Optional<Measured> latency(Truth truth, Query asked) {
        Query official = new Query(
                asked.arch(),
                asked.dataset(),
                asked.split(),
                asked.metric(),
                LATENCY_SCHEDULE,
                asked.trials(),
                OptionalInt.empty());
        return truth.ask(official)
                .fold(Optional::of, absent -> truth.ask(asked).fold(Optional::of, none -> Optional.empty()));
    }

    private static Measured measured(Answer answer) {
        return answer.fold(m -> m, absent -> {
            throw new OutOfTableException(absent.why());
        });
    }

    private static boolean known(Truth truth, Query asked) {
        return truth.ask(asked) instanceof Measured || truth.ask(mean(asked)) instanceof Measured;
    }

    private static Measured time(Truth truth, Query asked) {
        return truth.ask(asked)
                .fold(m -> m, absent -> truth.ask(mean(asked)).fold(m -> m, none -> measured(truth.ask(asked))));
    }

    private static Query mean(Query asked) {
        return new Query(
                asked.arch(),
                asked.dataset(),
                asked.split(),
                asked.metric(),
                asked.schedule(),
                new Trials.Mean(),
                asked.epoch());
    }

    /** The sum, added one by one as in the official interface. */
    private static double sum(Truth truth, Query time, int epochs) {
        double sum = 0;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            sum += time(truth, time.after(epoch)).value();
        }
        return sum;
    }
}
