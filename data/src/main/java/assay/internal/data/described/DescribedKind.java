package assay.internal.data.described;

import assay.core.kit.OfficialNumbers;
import assay.core.truth.Benchmark;
import assay.internal.core.described.TableKit;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.store.StoreWriter;
import assay.internal.data.truth.StoreTruth;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/** The store of a described table: its architectures, and the description itself. */
record DescribedKind(TableKit kit, String text) implements StoreKind {
    private static final String SCHEMA = """
            CREATE TABLE build_info (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
            COMMENT ON TABLE build_info IS 'The description that the table was imported with, and its checksum.';
            CREATE TABLE architecture (arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL);
            COMMENT ON TABLE architecture IS 'All architectures of the table.';
            COMMENT ON COLUMN architecture.arch IS 'Number of the architecture, from 0, in the order of the decisions.';
            COMMENT ON COLUMN architecture.text IS 'Its text.';
            """;

    @Override
    public String benchmark() {
        return kit.name();
    }

    @Override
    public Optional<Benchmark> known() {
        return kit.benchmark();
    }

    @Override
    public String schema() {
        return SCHEMA;
    }

    /** A description and its files are the whole table. */
    @Override
    public boolean isMadeAnew() {
        return true;
    }

    @Override
    public void architectures(StoreWriter store) throws SQLException {
        Map<String, String> info = new LinkedHashMap<>();
        info.put("description", text);
        info.put(StoreTruth.DESCRIPTION_SHA256, kit.description().facts().sha256());
        store.info(info);
        OfficialNumbers all = kit.numbering().orElseThrow();
        try (DuckDBAppender rows = store.appender("architecture")) {
            for (int arch = 0; arch < all.size(); arch++) {
                rows.beginRow();
                rows.append(arch).append(all.at(arch).text());
                rows.endRow();
            }
        }
    }
}
