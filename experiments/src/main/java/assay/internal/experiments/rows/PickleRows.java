package assay.internal.experiments.rows;

import assay.core.error.UsageException;
import assay.core.space.text.OfficialNumbers201;
import assay.internal.data.pickled.PickleTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rows of a pickle, counted from 1. The keys of a dict are its architectures. Operations of NAS-Bench-201 as numbers are
 * read in the benchmark's own order, and NAS-Bench-1Shot1's columns of nodes as operations of NAS-Bench-101.
 */
final class PickleRows extends RowList {
    private static final int NODES = 5;
    private static final int VERTICES = 7;

    private final Iterator<Map<String, String>> rows;
    private final String source;
    private final Predicate<String> isArchitecture;
    private long number;

    PickleRows(Path file, String source, Predicate<String> isArchitecture) throws IOException {
        this.source = source;
        this.isArchitecture = isArchitecture;
        rows = PickleTable.read(file, source).rows();
    }

    @Override
    public Optional<Row> next() {
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        number++;
        Map<String, String> cells = new LinkedHashMap<>();
        rows.next()
                .forEach((column, text) -> cells.put(
                        column.equals(PickleTable.KEY) ? ARCHITECTURE : column,
                        column.equals(PickleTable.KEY) ? architecture(text) : text));
        if (cells.containsKey("adj_matrix")) {
            graph(cells);
        }
        return Optional.of(new Row(source + " row " + number, cells, Optional.empty()));
    }

    private String architecture(String key) {
        return OfficialNumbers201.read(key).filter(isArchitecture).orElse(key);
    }

    /** NAS-Bench-1Shot1's tables of pandas: {@code node1} to {@code node5}, and the matrix as numpy prints 49 numbers. */
    private void graph(Map<String, String> cells) {
        String bits = cells.get("adj_matrix").replaceAll("[\\[\\]\\s]", "").replace(".", "");
        List<String> ops = new ArrayList<>();
        for (int node = 1; node <= NODES; node++) {
            ops.add(cells.getOrDefault("node" + node, ""));
        }
        if (!bits.matches("[01]{" + VERTICES * VERTICES + "}")) {
            throw new UsageException(source + " row " + number + ": adj_matrix: expected the " + VERTICES * VERTICES
                    + " numbers of a graph of NAS-Bench-101, found " + bits.length()
                    + ", from which nobody can tell the architecture. (The published table of NAS-Bench-1Shot1's space 1 has"
                    + " only the first row of each matrix.)");
        }
        cells.put("adjacency", bits);
        cells.put("ops", String.join(";", ops));
    }

    @Override
    public void close() {
        // The file was read when it was opened.
    }
}
