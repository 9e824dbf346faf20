package assay.internal.experiments.audit;

import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a column says about its numbers; empty parts are not in the name.
 *
 * @param dataset the training images; {@code cifar10} also if the name does not say how many of its images
 * @param seed of the training
 */
record Claim(
        Optional<Metric> metric,
        Optional<Dataset> dataset,
        Optional<Split> split,
        Optional<Integer> schedule,
        Optional<Integer> seed) {
    private static final Pattern HALF = Pattern.compile("cifar10-valid|cifar10valid|c10valid|c10-valid");
    private static final Pattern SCHEDULE = Pattern.compile("(?<![0-9])(12|90|200)(?![0-9])");
    private static final Pattern SEED = Pattern.compile("(?<![0-9])(111|777|888|999)(?![0-9])");

    static Claim of(ForeignColumn column) {
        String whole = column.name().toLowerCase(Locale.ROOT);
        boolean half = HALF.matcher(whole).find();
        String name = HALF.matcher(whole).replaceAll("").replace("value", "");
        Optional<Dataset> dataset = half
                ? Optional.of(Dataset.CIFAR10_VALID)
                : name.matches(".*(cifar.?100|c100).*")
                        ? Optional.of(Dataset.CIFAR100)
                        : name.matches(".*(imagenet|in16).*")
                                ? Optional.of(Dataset.IMAGENET16_120)
                                : name.matches(".*(cifar.?10|c10).*") ? Optional.of(Dataset.CIFAR10) : Optional.empty();
        Optional<Split> split = name.contains("valtest")
                ? Optional.of(Split.VALTEST)
                : name.contains("val")
                        ? Optional.of(Split.VALID)
                        : name.contains("test")
                                ? Optional.of(Split.TEST)
                                : name.contains("train") ? Optional.of(Split.TRAIN) : Optional.empty();
        Optional<Metric> metric = name.matches(".*(flop|macs|madds).*")
                ? Optional.of(Metric.FLOPS)
                : name.contains("param")
                        ? Optional.of(Metric.PARAMS)
                        : split.isPresent() || name.matches(".*(acc|err).*")
                                ? Optional.of(Metric.ACCURACY)
                                : Optional.empty();
        return new Claim(
                metric, dataset, split, number(SCHEDULE, name), column.seed().or(() -> number(SEED, name)));
    }

    private static Optional<Integer> number(Pattern pattern, String name) {
        Matcher found = pattern.matcher(name);
        return found.find() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }

    /** The differences between the question that the numbers match and what the name says; a sentence for each. */
    List<String> departures(Question are) {
        List<String> all = new ArrayList<>();
        metric.filter(m -> m != are.metric())
                .ifPresent(m -> all.add("the name says " + m.key() + ", the numbers are "
                        + are.metric().key()));
        if (are instanceof Query query) {
            split.filter(s -> s != query.split())
                    .ifPresent(s -> all.add("wrong split: the name says " + s.key() + ", the numbers are those of "
                            + query.split().key()
                            + (query.split() == Split.VALTEST ? " (validation and test halves together)" : "")));
            schedule.filter(e -> e != query.schedule())
                    .ifPresent(e -> all.add("wrong schedule: the name says " + e + " epochs, the numbers are those of "
                            + query.schedule()));
            seed.filter(s -> query.trials() instanceof Trials.Seed other && other.seed() != s
                            || query.trials() instanceof Trials.Mean)
                    .ifPresent(s -> all.add("exchanged seed: the rows say " + s + ", the numbers are those of "
                            + (query.trials() instanceof Trials.Seed other ? "seed " + other.seed() : "the mean")));
        }
        departsInDataset(are).ifPresent(all::add);
        return all;
    }

    private Optional<String> departsInDataset(Question are) {
        Dataset found = are instanceof Query query
                ? query.dataset()
                : ((CostQuery) are).dataset().orElseThrow();
        boolean open = are instanceof Query query && query.split() == Split.VALID
                || are.metric().byFormula();
        boolean same = dataset.isEmpty()
                || dataset.get().equals(found)
                || open && dataset.get().equals(Dataset.CIFAR10) && found.equals(Dataset.CIFAR10_VALID)
                || are.metric().byFormula() && dataset.get().classes() == found.classes();
        return same
                ? Optional.empty()
                : Optional.of("wrong data set: the name says " + dataset.get().key() + ", the numbers are those of "
                        + found.key()
                        + (found.equals(Dataset.CIFAR10_VALID) ? " (trained on half of the images)" : "")
                        + (found.equals(Dataset.CIFAR10) ? " (trained on all images)" : ""));
    }
}
