package assay.internal.experiments.tables;

import assay.core.error.AssayException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKitSource;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.internal.core.described.TableKit;
import assay.internal.core.io.WholeFile;
import assay.internal.data.described.DescribedImport;
import assay.internal.data.described.DescribedTable;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.ImportRules;
import assay.internal.data.importing.Imported;
import assay.internal.data.store.Snapshot;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.table.TableConfig;
import assay.internal.experiments.work.AssayHome;
import assay.internal.experiments.work.Benchmarks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * The described tables of the home folder. The description {@code NAME.table.yaml} is beside the store {@code NAME.duckdb}. If
 * the file listed the architectures, {@code NAME.table.txt} with their texts is there too. The store knows the checksum of
 * both.
 */
public final class DescribedTables implements SpaceKitSource {
    private static final String DESCRIPTION = ".table.yaml";
    private static final String TEXTS = ".table.txt";

    @Override
    public List<SpaceKit> kits() {
        Path folder = AssayHome.path().resolve("truth");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> descriptions;
        try (Stream<Path> files = Files.list(folder)) {
            descriptions = files.filter(f -> f.toString().endsWith(DESCRIPTION))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<SpaceKit> kits = new ArrayList<>();
        for (Path file : descriptions) {
            try {
                kits.add(kit(file));
            } catch (AssayException | UncheckedIOException e) {
                LoggerFactory.getLogger(DescribedTables.class)
                        .warn("left out: {}: {} Import the table again, or remove the file.", file, e.getMessage());
            }
        }
        return kits;
    }

    private static SpaceKit kit(Path file) {
        DescribedTable table = TableConfig.read(file);
        Path beside = beside(table.description().name(), TEXTS);
        try {
            List<String> texts = table.description().listed() ? Files.readAllLines(beside) : List.of();
            return new TableKit(DescribedImport.sealed(table, texts).description(), texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beside(String name, String ending) {
        return AssayHome.path().resolve("truth").resolve(name + ending);
    }

    /**
     * Imports a table, completely or not at all.
     *
     * @param description file of the description
     * @param data file or folder with the values
     * @throws UsageException naming line and column of what cannot be understood in the description, or if its name is taken
     * @throws assay.core.error.DataFormatException if the data is refused
     */
    public static Imported run(Path description, Path data, ImportRules rules, ImportProgress progress) {
        DescribedTable table = TableConfig.read(description);
        String name = table.description().name();
        Path store = AssayHome.truth(name);
        requireFree(description, name, store);
        DescribedImport work = new DescribedImport(table, data);
        Imported done = work.run(data, store, rules, Benchmarks.importer(), progress);
        if (table.description().listed()) {
            WholeFile.write(beside(name, TEXTS), String.join("\n", work.texts()) + "\n");
        }
        WholeFile.write(beside(name, DESCRIPTION), table.text());
        SpaceKits.again();
        return done;
    }

    private static void requireFree(Path description, String name, Path store) {
        boolean taken = Benchmark.isReserved(name)
                || Benchmarks.isEmbedded(name)
                || SpaceKits.all().stream()
                        .anyMatch(k -> !(k instanceof TableKit)
                                && (k.name().equals(name) || k.shortName().equals(name)))
                || Files.exists(store) && !Snapshot.of(store).buildInfo().containsKey(StoreTruth.DESCRIPTION_SHA256);
        if (taken) {
            throw new UsageException(description.getFileName() + ": table: expected a name that no other table or space"
                    + " has, found '" + name + "'. Choose another one.");
        }
    }
}
