package assay.internal.data.scores;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.internal.core.io.Sha256;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.csv.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The architectures of a CSV file, plain or gzip, with a row for each. They are numbered from 0 in the order of the file, each
 * one once. So architectures of spaces without official numbers can be scored, and compared with the accuracies that stand
 * beside them.
 */
public final class ArchList implements OfficialNumbers {
    /** The columns that can name the architecture; the first that the file has counts. */
    private static final List<String> NAMES = List.of("genotype", "arch_compact", "arch_str", "text", "arch", "index");

    private final Path file;
    private final SpaceKit kit;
    private final List<Genotype> archs = new ArrayList<>();
    private final Map<Genotype, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, List<Double>> accuracies = new LinkedHashMap<>();

    private ArchList(Path file, SpaceKit kit) {
        this.file = file;
        this.kit = kit;
    }

    /**
     * Reads a list.
     *
     * @param kit of the space of all of its architectures
     * @param accuracies the columns with accuracies, percent; an empty cell means: not measured
     * @throws UsageException if it does not have these columns
     * @throws DataFormatException naming the line, if an architecture or a number cannot be read, or if an architecture is
     *     there twice with different accuracies
     */
    public static ArchList read(Path file, SpaceKit kit, List<String> accuracies) {
        String name = file.toString();
        ArchList list = new ArchList(file, kit);
        accuracies.forEach(c -> list.accuracies.put(c, new ArrayList<>()));
        try (CsvTable table = new CsvTable(Unpack.plainOrGzip(file, name, UnpackLimits.DEFAULT), name)) {
            String column = NAMES.stream()
                    .filter(table.columns()::contains)
                    .findFirst()
                    .orElseThrow(() -> new UsageException(name + ": expected a column with architectures, "
                            + String.join(", ", NAMES) + ", found " + shown(table.columns()) + "."));
            for (String accuracy : accuracies) {
                if (!table.columns().contains(accuracy)) {
                    throw new UsageException("--accuracy: expected a column of " + name + ", found '" + accuracy
                            + "'. It has " + shown(table.columns()) + ".");
                }
            }
            while (table.next()) {
                list.row(table, column);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list;
    }

    private void row(CsvTable table, String column) {
        Genotype arch;
        try {
            arch = kit.read(table.text(column));
        } catch (GenotypeException | UsageException e) {
            throw table.bad("column '" + column + "': " + e.getMessage().replaceFirst("\\.$", ""));
        }
        Integer known = numbers.putIfAbsent(arch, archs.size());
        if (known == null) {
            archs.add(arch);
        }
        accuracies.forEach((name, values) -> {
            double value = table.number(name).orElse(Double.NaN);
            if (known == null) {
                values.add(value);
            } else if (Double.compare(values.get(known), value) != 0) {
                throw table.bad("column '" + name + "': expected one accuracy of an architecture, found "
                        + values.get(known) + " and " + value + " of architecture " + known);
            }
        });
    }

    private static String shown(List<String> columns) {
        return columns.stream().limit(12).collect(Collectors.joining(", ")) + (columns.size() > 12 ? ", ..." : "");
    }

    /** What scores of it state as their space: the space and a checksum of the architectures. */
    public String name() {
        return kit.shortName() + " list "
                + Sha256.name(archs.stream().map(Genotype::text).collect(Collectors.joining("\n")));
    }

    /** The file, as it was named. */
    public Path file() {
        return file;
    }

    /** The space of its architectures. */
    public SpaceKit kit() {
        return kit;
    }

    /** The accuracies of each column, by number of the architecture; NaN where not measured. */
    public Map<String, double[]> accuracies() {
        Map<String, double[]> all = new LinkedHashMap<>();
        accuracies.forEach((name, values) ->
                all.put(name, values.stream().mapToDouble(v -> v).toArray()));
        return all;
    }

    /** The accuracies in words. */
    public String truth() {
        return "accuracy, percent: column " + String.join(", ", accuracies.keySet()) + " of " + file.getFileName();
    }

    @Override
    public int size() {
        return archs.size();
    }

    @Override
    public Genotype at(int number) {
        return archs.get(number);
    }

    @Override
    public int indexOf(Genotype genotype) {
        Integer number = numbers.get(genotype);
        if (number == null) {
            throw new UsageException(
                    "expected an architecture of " + file + ", found '" + genotype.text() + "', which is not there");
        }
        return number;
    }

    int numberOf(String text) {
        return indexOf(kit.read(text));
    }
}
