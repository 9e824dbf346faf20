package assay.internal.data.truth;

import assay.core.truth.Answer;
import assay.core.truth.Benchmark;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Split;
import assay.core.truth.Why;
import assay.internal.data.store.Series;
import assay.internal.data.store.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says why a question has no answer, and which numbers are there instead. */
final class Available {
    private final Benchmark benchmark;
    private final Snapshot snapshot;

    Available(Benchmark benchmark, Snapshot snapshot) {
        this.benchmark = benchmark;
        this.snapshot = snapshot;
    }

    Answer absent(Query query, int arch) {
        return absent(query, arch, () -> {
            String note = query.dataset().equals(Dataset.CIFAR10) && query.split() == Split.VALID
                    ? " All training images were trained on; the validation split belongs to cifar10-valid."
                    : "";
            return instead(query, arch) + ")." + note;
        });
    }

    Answer absent(CostQuery query, int arch) {
        return absent(query, arch, () -> instead(query, arch) + ").");
    }

    /** Looks up at once only whether the architecture is known; the rest of the text is made when it is needed. */
    private Answer absent(Question question, int arch, Supplier<String> end) {
        return isKnown(arch)
                ? new Answer.NotMeasured(
                        question,
                        new Why(() -> benchmark.key() + ": not measured: " + question.words() + of(arch) + end.get()))
                : new Answer.NotInTable(
                        question,
                        new Why(() -> benchmark.key() + ": not in the imported table: " + question.words() + of(arch)
                                + "nothing is known of this architecture)."));
    }

    private static String of(int arch) {
        return " of architecture " + arch + " (";
    }

    private boolean isKnown(int arch) {
        for (Snapshot.Column column : snapshot.columns()) {
            if (column.value(arch).isPresent()) {
                return true;
            }
        }
        for (Snapshot.Hardware cost : snapshot.hardware()) {
            if (cost.value(arch).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Drops one condition of the question at a time. Names the available values of the first condition whose removal gives
     * answers.
     */
    private String instead(Query query, int arch) {
        Split split = query.metric().hasSplit() ? query.split() : null;
        Predicate<Series> dataset = s -> s.dataset().equals(query.dataset().key());
        Predicate<Series> metric = s -> s.metric().equals(query.metric().key());
        Predicate<Series> onSplit = s -> Objects.equals(s.split(), split == null ? null : split.key());
        Predicate<Series> schedule = s -> s.schedule() == query.schedule();
        Predicate<Series> trials = s -> s.trial().equals(query.trials().key());
        Predicate<Series> same = dataset.and(metric).and(onSplit);
        return first(List.of(
                () -> list(epochs(arch, same.and(schedule).and(trials)), "epochs"),
                () -> list(series(arch, same.and(schedule)).map(Series::trial), "trials"),
                () -> list(series(arch, same).map(Series::schedule), "schedules"),
                () -> list(series(arch, dataset.and(metric)).map(s -> String.valueOf(s.split())), "splits"),
                () -> list(series(arch, metric).map(Series::dataset), "data sets"),
                () -> list(series(arch, s -> true).map(Series::metric), "metrics"),
                () -> devices(arch, h -> true)));
    }

    private String instead(CostQuery query, int arch) {
        Predicate<Snapshot.Hardware> device =
                h -> h.device().equals(query.device().orElseThrow());
        Predicate<Snapshot.Hardware> metric =
                h -> h.metric().equals(query.metric().key());
        return first(List.of(
                () -> list(
                        hardware(arch, device.and(metric))
                                .map(h -> h.dataset() == null ? "not stated (leave --dataset out)" : h.dataset()),
                        "data sets"),
                () -> list(hardware(arch, device).map(Snapshot.Hardware::metric), "metrics"),
                () -> devices(arch, metric),
                () -> devices(arch, h -> true),
                () -> list(series(arch, s -> true).map(Series::metric), "metrics of trainings")));
    }

    private Stream<Series> series(int arch, Predicate<Series> of) {
        return snapshot.columns().stream()
                .filter(c -> of.test(c.series()) && c.value(arch).isPresent())
                .map(Snapshot.Column::series);
    }

    private Stream<Integer> epochs(int arch, Predicate<Series> of) {
        Stream<Integer> points = snapshot.curves().stream()
                .filter(c -> of.test(c.series())
                        && c.value(arch, c.series().schedule()).isPresent())
                .flatMap(c -> IntStream.rangeClosed(1, c.series().schedule()).boxed());
        return Stream.concat(series(arch, of).map(Series::epoch), points);
    }

    private Stream<Snapshot.Hardware> hardware(int arch, Predicate<Snapshot.Hardware> of) {
        return snapshot.hardware().stream()
                .filter(h -> of.test(h) && h.value(arch).isPresent());
    }

    private String devices(int arch, Predicate<Snapshot.Hardware> of) {
        return list(hardware(arch, of).map(Snapshot.Hardware::device), "devices");
    }

    private static String list(Stream<?> values, String what) {
        List<?> found = values.distinct().toList();
        if (found.isEmpty()) {
            return "";
        }
        boolean numbers = found.stream().allMatch(Integer.class::isInstance);
        return "available " + what + ": "
                + (numbers
                        ? ranges(new TreeSet<>(
                                found.stream().map(Integer.class::cast).toList()))
                        : found.stream().map(Object::toString).sorted().collect(Collectors.joining(", ")));
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

    /** The first text that is not empty. */
    private static String first(List<Supplier<String>> texts) {
        return texts.stream()
                .map(Supplier::get)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
