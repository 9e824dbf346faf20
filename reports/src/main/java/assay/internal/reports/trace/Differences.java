package assay.internal.reports.trace;

import assay.core.error.DataMissingException;
import assay.internal.reports.number.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The differences between two reports of the same experiment; the first one is to be reproduced.
 *
 * @param compared how much was compared; without any comparison nothing is shown
 * @param results differences of results: chosen cells, incumbents after each epoch, accuracies, trainings
 * @param circumstances other differences that may explain them: versions, machine, checksums of images and table
 */
public record Differences(Compared compared, List<Difference> results, List<Difference> circumstances) {
    /**
     * How much was compared.
     *
     * @param runs that both pages have
     * @param epochs of those runs with equal incumbents on both pages
     * @param answers accuracies on at least one of the pages
     * @param trainings that both pages have
     */
    public record Compared(int runs, long epochs, int answers, int trainings) {
        /** Whether anything about results was compared. */
        public boolean nothing() {
            return runs == 0 || answers + trainings == 0;
        }

        /** {@code 8 runs, 200 epochs, 16 answers of the table}. */
        public String words() {
            return Format.plural(runs, "run") + ", " + Format.plural(epochs, "incumbent") + " after epochs, "
                    + Format.plural(answers, "answer")
                    + (trainings == 0 ? " of the table" : ", " + Format.plural(trainings, "training"));
        }
    }

    /**
     * @param where the run, or the fact
     * @param what the part of it
     */
    public record Difference(String where, String what, String before, String after) {}

    private record Key(String method, long seed) {
        String words() {
            return method + ", seed " + seed;
        }
    }

    private static final String NONE = "none";

    /** Facts that always differ between runs. */
    private static final List<String> ALWAYS = List.of("started", "ended", "command");

    public Differences {
        results = List.copyOf(results);
        circumstances = List.copyOf(circumstances);
    }

    public boolean same() {
        return results.isEmpty();
    }

    public static Differences of(Carried before, Carried after) {
        List<Difference> results = new ArrayList<>();
        Map<Key, CarriedRun> again = byKey(after);
        Map<Key, CarriedRun> first = byKey(before);
        Numbering was = before.numbering();
        Numbering is = after.numbering();
        requireQuestions(before);
        List<CarriedRun> both = new ArrayList<>();
        first.forEach((key, run) -> {
            CarriedRun other = again.get(key);
            if (other == null) {
                results.add(new Difference(key.words(), "run", "there", NONE));
            } else {
                both.add(run);
                compare(key, new Side(before, was, run), new Side(after, is, other), results);
                accuracies(key, before, run, after, other, results);
            }
        });
        again.keySet().stream()
                .filter(k -> !first.containsKey(k))
                .forEach(k -> results.add(new Difference(k.words(), "run", NONE, "there")));
        results.addAll(CarriedTrainings.differences(before.trainings(), after.trainings()));
        after.asked().stream()
                .filter(a -> !before.asked().contains(a))
                .forEach(a -> results.add(new Difference("question", a.words(), NONE, "there")));
        Compared compared = new Compared(
                both.size(),
                both.stream().mapToLong(CarriedRun::epochs).sum(),
                both.size() * before.asked().size(),
                CarriedTrainings.common(before.trainings(), after.trainings()));
        return new Differences(compared, results, circumstances(before, after));
    }

    /**
     * Refuses a page with nothing to compare: without runs, or without questions about their cells.
     *
     * @throws DataMissingException for such a page
     */
    public static void requireQuestions(Carried page) {
        if (page.runs().isEmpty() || page.asked().isEmpty()) {
            throw new DataMissingException(
                    "report " + page.head().name() + ": expected runs and questions to compare, found "
                            + Format.plural(page.runs().size(), "run") + " and "
                            + Format.plural(page.asked().size(), "question")
                            + ". Nothing would be compared: give the page as Assay wrote it.");
        }
    }

    private static Map<Key, CarriedRun> byKey(Carried carried) {
        Map<Key, CarriedRun> all = new LinkedHashMap<>();
        carried.runs().forEach(r -> all.put(new Key(r.method(), r.seed()), r));
        return all;
    }

    /** A run and its page. */
    private record Side(Carried page, Numbering numbering, CarriedRun run) {
        /** The name of a cell that is valid on every page. */
        String cell(int number) {
            String lasting = numbering.lasting(number);
            return page.cells().isEmpty() ? "cell " + lasting : lasting;
        }

        String chosen() {
            return cell(run.chosen());
        }

        Optional<String> incumbent(int epoch) {
            OptionalInt found = run.incumbent(epoch);
            return found.isPresent() ? Optional.of(cell(found.getAsInt())) : Optional.empty();
        }
    }

    private static void compare(Key key, Side a, Side b, List<Difference> out) {
        if (!a.chosen().equals(b.chosen())) {
            out.add(new Difference(key.words(), "chosen cell", a.chosen(), b.chosen()));
        }
        int epochs = a.run().epochs();
        if (epochs != b.run().epochs()) {
            out.add(new Difference(
                    key.words(),
                    "epochs",
                    Integer.toString(epochs),
                    Integer.toString(b.run().epochs())));
        } else if (!a.run().digest().equals(b.run().digest())) {
            out.add(incumbents(key, a, b));
        }
    }

    /** The first different epoch, if both pages have the epochs. */
    private static Difference incumbents(Key key, Side a, Side b) {
        for (int e = 1; e <= a.run().epochs(); e++) {
            Optional<String> before = a.incumbent(e);
            Optional<String> after = b.incumbent(e);
            if (before.isPresent() && after.isPresent() && !before.equals(after)) {
                return new Difference(key.words(), "incumbent from epoch " + e, before.get(), after.get());
            }
        }
        return new Difference(
                key.words(),
                "digest of the incumbents",
                a.run().digest(),
                b.run().digest());
    }

    private static void accuracies(
            Key key, Carried before, CarriedRun a, Carried after, CarriedRun b, List<Difference> out) {
        for (int i = 0; i < before.asked().size(); i++) {
            Asked asked = before.asked().get(i);
            int j = after.asked().indexOf(asked);
            String was = percent(before.accuracies().get(a.chosen()), i);
            String is = j < 0 ? "not asked" : percent(after.accuracies().get(b.chosen()), j);
            if (!was.equals(is)) {
                out.add(new Difference(key.words(), "accuracy, " + asked.words(), was, is));
            }
        }
    }

    private static String percent(List<OptionalDouble> values, int i) {
        return values != null && values.get(i).isPresent() ? values.get(i).getAsDouble() + " %" : "not measured";
    }

    private static List<Difference> circumstances(Carried before, Carried after) {
        List<Difference> out = new ArrayList<>();
        TreeSet<String> keys = new TreeSet<>(before.provenance().keySet());
        keys.addAll(after.provenance().keySet());
        keys.removeAll(ALWAYS);
        for (String key : keys) {
            String was = before.provenance().getOrDefault(key, NONE);
            String is = after.provenance().getOrDefault(key, NONE);
            if (!was.equals(is)) {
                out.add(new Difference("provenance", key, was, is));
            }
        }
        if (!before.table().equals(after.table())) {
            out.add(new Difference("table", "files", files(before), files(after)));
        }
        return out;
    }

    private static String files(Carried carried) {
        return carried.table().isEmpty()
                ? NONE
                : String.join(
                        "; ",
                        carried.table().stream()
                                .map(f -> f.source() + " (" + f.sha256() + ")")
                                .toList());
    }
}
