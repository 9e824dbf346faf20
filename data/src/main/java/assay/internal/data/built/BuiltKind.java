package assay.internal.data.built;

import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Isomorphism201;
import assay.core.space.bench201.Wiring201;
import assay.core.truth.BuiltFacts;
import assay.internal.data.embedded.EmbeddedTable;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.store.StoreWriter;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/**
 * The store of a built benchmark: all cells of NAS-Bench-201's space in official order, and the facts about the benchmark.
 *
 * @param trained for every cell, the cell that was trained in its place
 * @param sha256 checksum of the file from which the store is made
 */
record BuiltKind(BuiltFacts facts, List<Integer> trained, String sha256) implements StoreKind {
    private static final String SCHEMA = """
            CREATE TABLE build_info (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
            COMMENT ON TABLE build_info IS 'What is to be known of a benchmark that was made with Assay: its images, networks, recipe, seeds and versions.';
            CREATE TABLE architecture (
                arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL, isomorphism INTEGER NOT NULL, network INTEGER NOT NULL,
                trained INTEGER NOT NULL, params BIGINT, flops BIGINT);
            COMMENT ON TABLE architecture IS 'All architectures of the space. Costs are exact counts by formula, of this benchmark''s networks.';
            COMMENT ON COLUMN architecture.arch IS 'Official index.';
            COMMENT ON COLUMN architecture.text IS 'Official text.';
            COMMENT ON COLUMN architecture.isomorphism IS 'Smallest index of the architectures that are the same by the official rule.';
            COMMENT ON COLUMN architecture.network IS 'The architecture that stands for all that are one network with its weights in another order: the class of reports.';
            COMMENT ON COLUMN architecture.trained IS 'The architecture that was trained in its place: the same network.';
            COMMENT ON COLUMN architecture.params IS 'Trainable parameters.';
            COMMENT ON COLUMN architecture.flops IS 'Multiply-adds for one image.';
            """;

    @Override
    public String benchmark() {
        return facts.name();
    }

    @Override
    public String schema() {
        return SCHEMA;
    }

    /** A new file replaces everything that came from an earlier file. */
    @Override
    public boolean isMadeAnew() {
        return true;
    }

    @Override
    public void architectures(StoreWriter store) throws SQLException {
        Map<String, String> info = new LinkedHashMap<>(facts.texts());
        info.put(EmbeddedTable.FILE_SHA256, sha256);
        store.info(info);
        Bench201Index index = Bench201Index.get();
        Map<String, Integer> classes = new HashMap<>();
        int[] networks = Wiring201.representatives();
        try (DuckDBAppender rows = store.appender("architecture")) {
            for (int arch = 0; arch < index.size(); arch++) {
                Genotype201 cell = index.cell(arch);
                Cost201 cost = Cost201.of(cell, facts.network());
                Integer same = classes.putIfAbsent(Isomorphism201.OFFICIAL.key(cell), arch);
                rows.beginRow();
                rows.append(arch).append(cell.text()).append(same == null ? arch : same.intValue());
                rows.append(networks[arch]).append(trained.get(arch).intValue());
                rows.append(cost.params()).append(cost.multiplyAdds());
                rows.endRow();
            }
        }
    }
}
