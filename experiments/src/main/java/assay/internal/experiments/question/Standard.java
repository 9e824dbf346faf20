package assay.internal.experiments.question;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Split;
import assay.internal.experiments.rows.QuestionFields;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fills in the missing parts of a question by the protocol of most papers: the longest schedule, the mean, and the test split.
 * For CIFAR-10 it takes the networks trained on all images; for the validation split, which papers use for searching, those
 * trained on half of the images.
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

    /** The protocol in one line. */
    String words() {
        String what = hasHalves()
                ? "CIFAR-10: search by cifar10-valid valid, report cifar10 test; other data sets: search by valid, report test"
                : "search by " + benchmark.searchSplit().key() + ", report "
                        + benchmark.reportSplit().key();
        return what + "; " + epochs() + " epochs; "
                + (hasPublishedMeans() ? "published means" : "means over the trainings");
    }

    /**
     * Fills in the missing parts.
     *
     * @param parts that the question needs
     * @throws UsageException if a given part contradicts the protocol
     */
    QuestionFields fill(QuestionFields of, List<String> parts) {
        for (String part : List.of(SCHEDULE, TRIALS)) {
            String expected = part.equals(TRIALS) ? MEAN : String.valueOf(schedule(of));
            if (parts.contains(part) && of.has(part) && !of.get(part).equals(expected)) {
                throw new UsageException("--standard: expected " + of.named(part) + " " + expected + ", found '"
                        + of.get(part) + "', which papers do not report. Leave one of the two out.");
            }
        }
        return completed(of, parts);
    }

    /** The same, but keeps all given parts. */
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
                            case SPLIT -> benchmark.reportSplit().key();
                            case SCHEDULE -> schedule(of);
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

    /** Tables that were built or described have trainings of their own. */
    private boolean hasPublishedMeans() {
        SpaceKit kit = SpaceKits.of(benchmark);
        return kit.publishesMeans() && kit.benchmark().filter(benchmark::equals).isPresent();
    }

    private boolean hasHalves() {
        return benchmark.datasets().containsAll(List.of(Dataset.CIFAR10, Dataset.CIFAR10_VALID));
    }

    /** The longest training on the data set of the question, or on the first one. */
    private int schedule(QuestionFields of) {
        return benchmark.schedule(of.find(DATASET)
                .filter(k -> benchmark.described().isPresent())
                .map(benchmark::dataset)
                .orElse(benchmark.datasets().get(0)));
    }

    private String epochs() {
        return benchmark.datasets().stream()
                .map(benchmark::schedule)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(" or "));
    }
}
