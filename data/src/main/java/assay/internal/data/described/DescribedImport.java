package assay.internal.data.described;

import assay.core.error.DataMissingException;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.core.described.TableKit;
import assay.internal.core.io.Litter;
import assay.internal.core.io.PlainFile;
import assay.internal.core.io.Sha256;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.ImportRules;
import assay.internal.data.importing.Imported;
import assay.internal.data.importing.Imports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the store of a described table from its files, completely or not at all. */
public final class DescribedImport {
    private final DescribedTable table;
    private final List<Path> files;
    private final List<String> texts;

    /**
     * Reads the architectures, if the files list them.
     *
     * @param data a file, or a folder of files
     * @throws assay.core.error.DataFormatException if a row has an architecture that the decisions do not allow
     */
    public DescribedImport(DescribedTable table, Path data) {
        try {
            files = files(data);
            texts = table.description().listed() ? texts(table, files) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.table = sealed(table, texts);
    }

    private static List<Path> files(Path data) throws IOException {
        if (!Files.exists(data)) {
            throw new DataMissingException(data + ": no such file or folder. Name the data to import.");
        }
        PlainFile.requireFileOrFolder(data);
        if (!Files.isDirectory(data)) {
            return List.of(data);
        }
        try (Stream<Path> all = Files.list(data)) {
            return all.sorted()
                    .filter(f -> PlainFile.is(f)
                            && !Litter.is(f.getFileName().toString())
                            && f.getFileName().toString().matches(".*\\.(csv|json|parquet|arrow|csv\\.gz|json\\.gz)"))
                    .toList();
        }
    }

    /** The texts in the order of the decisions, whatever the order of the rows. */
    private static List<String> texts(DescribedTable table, List<Path> files) throws IOException {
        TableKit all = new TableKit(table.description(), List.of());
        SearchSpace space = all.search().orElseThrow();
        Comparator<Genotype> order = (a, b) -> Arrays.compare(space.encode(a), space.encode(b));
        Set<Genotype> found = new TreeSet<>(order);
        for (Path file : files) {
            try (DescribedRows rows = DescribedRows.open(file)) {
                RowArchitecture architectures = new RowArchitecture(table, rows);
                while (rows.next()) {
                    found.add(architectures.read(all));
                }
            }
        }
        return found.stream().map(Genotype::text).toList();
    }

    /** The table with a checksum of everything that determines which architecture and which number is meant. */
    public static DescribedTable sealed(DescribedTable table, List<String> texts) {
        String sha256 = Sha256.hex((table.text() + "\n" + String.join("\n", texts)).getBytes(StandardCharsets.UTF_8));
        return new DescribedTable(table.description().sealed(sha256), table.layout(), table.text());
    }

    /** The texts of the architectures in the order of their numbers, if the files list them. */
    public List<String> texts() {
        return texts;
    }

    /**
     * Imports the files.
     *
     * @param importer name and version of the program, for the provenance
     * @throws assay.core.error.DataFormatException if a file is refused; the store is then unchanged
     */
    public Imported run(Path data, Path store, ImportRules rules, String importer, ImportProgress progress) {
        TableKit kit = new TableKit(table.description(), texts);
        return new Imports(List.of(new DescribedFormat(table, kit, files)))
                .run(data, Optional.empty(), rules, kind -> store, importer, progress)
                .get(0);
    }
}
