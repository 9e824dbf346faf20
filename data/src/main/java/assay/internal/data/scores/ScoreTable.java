package assay.internal.data.scores;

import assay.core.error.DataFormatException;
import assay.core.space.GenotypeException;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Bench201Space;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.csv.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Scores in a CSV file, plain or gzip: a row for each score ({@code arch, proxy, value}), or one for each architecture with a
 * column for each proxy.
 */
final class ScoreTable {
    private static final Set<String> ARCHITECTURE = Set.of("arch", "arch_index", "index", "arch_str", "text");
    private static final Set<String> ABOUT = Set.of("settings", "seconds", "representative");

    private final CsvTable table;
    private final Collected scores;

    private ScoreTable(CsvTable table, Collected scores) {
        this.table = table;
        this.scores = scores;
    }

    static Scores read(Path file, int size) {
        String name = file.toString();
        Collected scores = new Collected(name, size);
        try (CsvTable table = new CsvTable(Unpack.plainOrGzip(file, name, UnpackLimits.DEFAULT), name)) {
            if (table.columns().stream().noneMatch(ARCHITECTURE::contains)) {
                throw new DataFormatException(
                        name,
                        0,
                        name + ": refused: expected scores as Parquet, DuckDB or CSV with columns arch, proxy and value"
                                + " (docs/proxies.md, 'Scores of your own'), found "
                                + shorten(table.columns().toString()) + ". Nothing was loaded.");
            }
            new ScoreTable(table, scores).rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scores.scores(Optional.empty());
    }

    private void rows() {
        boolean aScoreARow = table.columns().containsAll(List.of("proxy", "value"));
        List<String> proxies = table.columns().stream()
                .filter(c -> !ARCHITECTURE.contains(c) && !ABOUT.contains(c))
                .toList();
        while (table.next()) {
            int arch = arch();
            if (aScoreARow) {
                if (table.text("proxy").isEmpty()) {
                    throw table.bad("no proxy");
                }
                scores.add(table.text("proxy"), arch, table.number("value").orElse(Double.NaN));
            } else {
                for (String proxy : proxies) {
                    OptionalDouble value = table.number(proxy); // an empty cell means: not computed
                    if (value.isPresent()) {
                        scores.add(proxy, arch, value.getAsDouble());
                    }
                }
            }
            scores.settings(table.text("settings"));
        }
    }

    private int arch() {
        for (String column : List.of("arch", "arch_index", "index")) {
            if (!table.text(column).isEmpty() && !table.text(column).startsWith("|")) {
                OptionalInt number = table.whole(column);
                return number.getAsInt();
            }
        }
        for (String column : List.of("arch_str", "text", "arch")) {
            if (!table.text(column).isEmpty()) {
                try {
                    return Bench201Index.get().indexOf(new Bench201Space().parse(table.text(column)));
                } catch (GenotypeException e) {
                    throw table.bad("column '" + column + "': " + e.getMessage().replaceFirst("\\.$", ""));
                }
            }
        }
        throw table.bad("no architecture");
    }

    private static String shorten(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
