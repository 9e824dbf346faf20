package assay.bench201.truth;

import assay.core.error.DataMissingException;
import assay.core.space.Bench201Index;
import assay.core.space.Bench201Space;
import assay.core.space.Cost201;
import assay.core.space.Genotype201;
import assay.core.space.Isomorphism201;
import assay.core.space.Skeleton201;
import assay.data.store.StoreUpdate;
import assay.data.store.StoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/** Puts files of the benchmark into its store. Several imports add up; each happens whole or not at all. */
public final class TruthImport {
    private TruthImport() {}

    /**
     * Imports a file or folder.
     *
     * @param format empty: by content
     * @param importer name and version of the program, for the provenance
     * @throws DataMissingException if there is no such path, or the store cannot be written
     * @throws assay.core.error.DataFormatException if a file is damaged or refused; the store is as it was
     */
    public static Imported run(
            Path path, Optional<ImportFormat> format, Path store, String importer, ImportProgress progress) {
        if (!Files.exists(path)) {
            throw new DataMissingException(path + ": no such file or folder. Name the data to import.");
        }
        ImportFormat found = format.orElseGet(() -> Recognise.format(path));
        try (StoreUpdate update = StoreUpdate.begin(store, new Bench201Space().name())) {
            Target target;
            try (StoreWriter writer = new StoreWriter(update, importer)) {
                if (writer.lacksArchitectures()) {
                    architectures(writer);
                }
                target = new Target(writer, progress);
                switch (found) {
                    case CSV -> new CsvImport(target).run(path);
                    case NATS -> new NatsImport(target).run(path);
                }
            }
            update.commit();
            return target.imported(store, found);
        } catch (IOException | SQLException e) {
            throw StoreUpdate.failure(store, e);
        }
    }

    /** All cells, whatever of them is measured. */
    private static void architectures(StoreWriter writer) throws SQLException {
        Bench201Index index = Bench201Index.get();
        Map<String, Integer> classes = new HashMap<>();
        try (DuckDBAppender rows = writer.appender("architecture")) {
            for (int arch = 0; arch < index.size(); arch++) {
                Genotype201 cell = index.cell(arch);
                Cost201 c10 = Cost201.of(cell, Skeleton201.official(10, 32));
                Cost201 c100 = Cost201.of(cell, Skeleton201.official(100, 32));
                Cost201 in16 = Cost201.of(cell, Skeleton201.official(120, 16));
                Integer same = classes.putIfAbsent(Isomorphism201.OFFICIAL.key(cell), arch);
                rows.beginRow();
                rows.append(arch).append(cell.text()).append(same == null ? arch : same.intValue());
                rows.append(c10.params()).append(c100.params()).append(in16.params());
                rows.append(c10.multiplyAdds()).append(c100.multiplyAdds()).append(in16.multiplyAdds());
                rows.endRow();
            }
        }
    }
}
