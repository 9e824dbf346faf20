package assay.internal.data.scores;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.space.GenotypeException;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.csv.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scores in a CSV file, plain or gzip: a row for each score ({@code arch, proxy, value}), or one for each architecture with a
 * column for each proxy. An architecture is named by its number or in a notation of its space.
 */
final class ScoreTable {
    private static final Set<String> ARCHITECTURE =
            Set.of("arch", "arch_index", "index", "arch_str", "arch_compact", "genotype", "text");
    private static final Set<String> ABOUT = Set.of("settings", "seconds", "representative");

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?");

    private final CsvTable table;
    private final ScoredSpace space;
    private final Collected scores;

    private ScoreTable(CsvTable table, ScoredSpace space, Collected scores) {
        this.table = table;
        this.space = space;
        this.scores = scores;
    }

    static Scores read(Path file, ScoredSpace space) {
        String name = file.toString();
        Collected scores = new Collected(name, space.size());
        try (CsvTable table = new CsvTable(Unpack.plainOrGzip(file, name, UnpackLimits.DEFAULT), name)) {
            if (table.columns().stream().noneMatch(ARCHITECTURE::contains)) {
                throw new DataFormatException(
                        name,
                        0,
                        name + ": refused: expected scores as Parquet, DuckDB or CSV with columns arch, proxy and value"
                                + " (docs/proxies.md, 'Scores of your own'), found "
                                + shorten(table.columns().toString()) + ". Nothing was loaded.");
            }
            new ScoreTable(table, space, scores).rows();
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
            if (NUMBER.matcher(table.text(column)).matches()) {
                return table.whole(column).getAsInt();
            }
        }
        for (String column : List.of("arch_str", "arch_compact", "genotype", "text", "arch", "arch_index", "index")) {
            if (!table.text(column).isEmpty()) {
                return numberOf(column);
            }
        }
        throw table.bad("no architecture");
    }

    private int numberOf(String column) {
        try {
            return space.numberOf().applyAsInt(table.text(column));
        } catch (GenotypeException | UsageException e) {
            throw table.bad("column '" + column + "': " + e.getMessage().replaceFirst("\\.$", ""));
        }
    }

    private static String shorten(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
