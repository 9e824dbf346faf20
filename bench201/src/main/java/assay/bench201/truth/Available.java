package assay.bench201.truth;

import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.data.store.Series;
import assay.data.store.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Says why a question has no answer, and what is there instead. */
final class Available {
    private final Snapshot snapshot;

    Available(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Relaxes the question one condition at a time, and names the values of the first that helps. */
    String why(Query query, Split split, int arch) {
        int epoch = query.epoch().orElse(query.schedule());
        String asked = "bench201: not measured: " + query.metric().key() + " of architecture " + arch + " on "
                + query.dataset().key() + " " + query.split().key() + ", schedule " + query.schedule() + ", trials "
                + query.trials().key() + ", epoch " + epoch;
        Predicate<Series> dataset = s -> s.dataset().equals(query.dataset().key());
        Predicate<Series> metric = s -> s.metric().equals(query.metric().key());
        Predicate<Series> onSplit = s -> Objects.equals(s.split(), split == null ? null : split.key());
        Predicate<Series> schedule = s -> s.schedule() == query.schedule();
        Predicate<Series> trials = s -> s.trial().equals(query.trials().key());
        Predicate<Series> same = dataset.and(metric).and(onSplit);
        String found = first(List.<Supplier<String>>of(
                () -> list(arch, same.and(schedule).and(trials), "epochs", s -> s.epoch()),
                () -> list(arch, same.and(schedule), "trials", s -> s.trial()),
                () -> list(arch, same, "schedules", s -> s.schedule()),
                () -> list(arch, dataset.and(metric), "splits", s -> String.valueOf(s.split())),
                () -> list(arch, metric, "data sets", s -> s.dataset()),
                () -> list(arch, s -> true, "metrics", s -> s.metric())));
        String note = query.dataset() == Dataset.CIFAR10 && query.split() == Split.VALID
                ? " All training images were trained on; the validation split belongs to cifar10-valid."
                : "";
        return asked + " (" + (found.isEmpty() ? "nothing is known of this architecture" : found) + ")." + note;
    }

    private String list(int arch, Predicate<Series> of, String what, Function<Series, Object> value) {
        List<Object> found = snapshot.columns().stream()
                .filter(c -> of.test(c.series()) && c.value(arch).isPresent())
                .map(c -> value.apply(c.series()))
                .distinct()
                .toList();
        if (found.stream().allMatch(Integer.class::isInstance)) {
            return found.isEmpty()
                    ? ""
                    : "available " + what + ": "
                            + ranges(new TreeSet<>(
                                    found.stream().map(Integer.class::cast).toList()));
        }
        return "available " + what + ": "
                + found.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    /** {@code 1..12, 200}. */
    private static String ranges(TreeSet<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (Integer from = numbers.first(); from != null; ) {
            int to = from;
            while (numbers.contains(to + 1)) {
                to++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(from).append(to > from ? ".." + to : "");
            from = numbers.higher(to);
        }
        return text.toString();
    }

    /** The first that has something to say. */
    private static String first(List<Supplier<String>> texts) {
        return texts.stream()
                .map(Supplier::get)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
