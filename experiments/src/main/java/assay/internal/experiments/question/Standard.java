package assay.internal.experiments.question;

import assay.core.error.UsageException;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Split;
import assay.internal.experiments.rows.QuestionFields;
import java.util.List;

/**
 * The protocol by which papers search in a table and report what they found, for the parts of a question that were left open:
 * the longest schedule, the mean, and the test split; of CIFAR-10 the networks trained on all images, but where it is asked for
 * the validation split those trained on half of them, by which papers search.
 */
final class Standard {
    private static final String DATASET = "dataset";
    private static final String SPLIT = "split";
    private static final String SCHEDULE = "schedule";
    private static final String TRIALS = "trials";
    private static final String MEAN = "mean";

    private final Benchmark benchmark;

    Standard(Benchmark benchmark) {
        this.benchmark = benchmark;
    }

    /** In one line. */
    String words() {
        String what = hasHalves()
                ? "CIFAR-10: search by cifar10-valid valid, report cifar10 test; other data sets: search by valid, report test"
                : "search by valid, report test";
        return what + "; " + schedule() + " epochs; "
                + (benchmark.equals(Benchmark.NASBENCH201) ? "published means" : "means over the trainings");
    }

    /**
     * Fills what was left open.
     *
     * @param parts what the question needs
     * @throws UsageException if something was said that is not the protocol
     */
    QuestionFields fill(QuestionFields of, List<String> parts) {
        for (String part : List.of(SCHEDULE, TRIALS)) {
            String expected = part.equals(TRIALS) ? MEAN : String.valueOf(schedule());
            if (parts.contains(part) && of.has(part) && !of.get(part).equals(expected)) {
                throw new UsageException("--standard: expected " + of.named(part) + " " + expected + ", found '"
                        + of.get(part) + "', which papers do not report. Leave one of the two out.");
            }
        }
        return completed(of, parts);
    }

    /** The same, with what was said as it is. */
    QuestionFields completed(QuestionFields of, List<String> parts) {
        QuestionFields more = new QuestionFields("");
        for (String part : parts) {
            if (!of.has(part)) {
                more.put(
                        part,
                        switch (part) {
                            case DATASET ->
                                benchmark.datasets().contains(Dataset.CIFAR10)
                                        ? Dataset.CIFAR10.key()
                                        : benchmark.datasets().get(0).key();
                            case SPLIT -> Split.TEST.key();
                            case SCHEDULE -> schedule();
                            case TRIALS -> MEAN;
                            default -> throw new IllegalArgumentException(part);
                        });
            }
        }
        QuestionFields all = of.changed(more);
        boolean half = hasHalves()
                && all.find(DATASET).filter(Dataset.CIFAR10.key()::equals).isPresent()
                && all.find(SPLIT).filter(Split.VALID.key()::equals).isPresent();
        return half ? all.changed(new QuestionFields("").put(DATASET, Dataset.CIFAR10_VALID.key())) : all;
    }

    private boolean hasHalves() {
        return benchmark.datasets().containsAll(List.of(Dataset.CIFAR10, Dataset.CIFAR10_VALID));
    }

    private int schedule() {
        return benchmark.schedules().get(benchmark.schedules().size() - 1);
    }
}
