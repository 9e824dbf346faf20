package assay.internal.cli.proxy;

import assay.core.error.UsageException;
import assay.core.kit.CellChoice;
import assay.core.truth.Metric;
import assay.internal.data.scores.ArchList;
import assay.internal.data.scores.ScoredSpace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The accuracies that scores are compared with.
 *
 * @param title whose they are
 * @param words the accuracy in words
 * @param scored the architectures
 * @param store of the table; empty: there are no published scores to compare with
 * @param population the cells that count; empty in spaces without this choice
 * @param percent of a data set or column, whether it is an accuracy in percent
 * @param accuracies by data set or column, by number of the architecture, NaN where not measured
 */
record Truths(
        String title,
        String words,
        ScoredSpace scored,
        Optional<Path> store,
        Optional<CellChoice> population,
        Predicate<String> percent,
        Map<String, double[]> accuracies) {
    /** The accuracies of a table. */
    static Truths of(TableOptions table, Optional<CellChoice> population) {
        return new Truths(
                "the table of " + table.benchmark().title(),
                table.words(),
                ScoredSpace.whole(table.kit().shortName(), table.count()),
                Optional.of(table.store()),
                population,
                dataset -> table.metric(dataset).equals(Metric.ACCURACY),
                table.accuracies());
    }

    /** The accuracies that stand in a list of architectures. */
    static Truths of(ArchList list) {
        if (list.accuracies().isEmpty()) {
            throw new UsageException(
                    "--accuracy: expected the column with accuracies of " + list.file() + ", found none.");
        }
        return new Truths(
                "the " + list.size() + " architectures of "
                        + list.file().getFileName() + ", space "
                        + list.kit().shortName(),
                list.truth(),
                ScoredSpace.of(list),
                Optional.empty(),
                Optional.empty(),
                column -> true,
                list.accuracies());
    }

    int count() {
        return scored.size();
    }
}
