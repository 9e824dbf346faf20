package assay.internal.experiments.referee;

import assay.core.error.AssayException;
import assay.core.error.OutOfTableException;
import assay.core.error.UsageException;
import assay.core.space.Genotype;
import assay.internal.core.io.PlainFile;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.Unchanged;
import assay.internal.experiments.config.yaml.OneLine;
import assay.internal.experiments.foreign.ForeignRun;
import assay.internal.experiments.rows.QuestionFields;
import assay.internal.experiments.rows.Row;
import assay.internal.experiments.rows.RowFile;
import assay.internal.experiments.rows.RowList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads the rows of files, or of standard input, as people have them: CSV and similar forms, JSON, Parquet, Arrow
 * (docs/judge.md).
 */
public final class RowReader {
    /**
     * The user's options for reading rows.
     *
     * @param columns the column of each part, if its name is not known
     * @param method of rows without a method; empty: the name of their file
     * @param skipBad whether rows that cannot be understood are left out; otherwise the first of them ends the reading
     */
    public record Options(Map<String, String> columns, Optional<String> method, boolean skipBad) {
        public Options {
            columns = Map.copyOf(columns);
        }

        /** No options: columns have known names, and every row must be understood. */
        public static Options standard() {
            return new Options(Map.of(), Optional.empty(), false);
        }
    }

    private final ArchitectureReader architectures;
    private final Options options;
    private final Consumer<String> remark;
    private final JudgedColumns columns;
    private final List<JudgedRow> rows = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    /** @param remark is told what was guessed, and what is left out */
    public RowReader(ArchitectureReader architectures, Options options, Consumer<String> remark) {
        this.architectures = architectures;
        this.options = options;
        this.remark = remark;
        columns = new JudgedColumns(options.columns(), architectures.nameFields());
    }

    /**
     * Reads all files.
     *
     * @throws UsageException at the first row that cannot be understood, unless these are left out; or if there is no row
     * @throws assay.core.error.DataMissingException if there is no such file
     * @throws assay.core.error.DataFormatException if one is damaged
     */
    public JudgedRows read(List<Path> files) {
        List<String> sources = new ArrayList<>();
        Map<String, RowFile> of = new HashMap<>();
        for (Path named : files) {
            try (RowFile file = RowFile.named(named)) {
                int before = rows.size();
                Unchanged unchanged = new Unchanged();
                unchanged.add(file.path());
                read(file);
                requireOwnRuns(file, rows.subList(before, rows.size()), of);
                sources.add(file.shortName() + ", sha256 " + Sha256.hexOf(file.path()));
                unchanged.require(List.of(file.path())); // else the checksum may be of other rows than these
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new JudgedRows(rows, sources, skipped);
    }

    /** Refuses a run that is in two files, because it would be longer than it really was. */
    private static void requireOwnRuns(RowFile file, List<JudgedRow> rows, Map<String, RowFile> of) {
        for (JudgedRow row : rows) {
            RowFile other = of.putIfAbsent(row.run(), file);
            if (other != null && other != file) {
                throw new UsageException(row.at() + ": expected runs that no other file tells of, found " + row.run()
                        + ", which " + other.name()
                        + " has, too. Put a run into one file; give methods of one name other names, or"
                        + " the rows a column method.");
            }
        }
    }

    private void read(RowFile file) throws IOException {
        Map<Set<String>, JudgedColumns.Use> uses = new HashMap<>();
        long before = (long) rows.size() + skipped.size();
        try (RowList list = open(file)) {
            if (list.columns().isPresent()) {
                List<String> names = list.columns().get();
                JudgedColumns.Use use = columns.of(names, true);
                requireArchitecture(file, names, use);
                uses.put(Set.copyOf(names), told(file, use));
            }
            String stem = stem(file.shortName());
            boolean commas = list.separator() == ';';
            for (boolean more = true; more; ) {
                try {
                    Optional<Row> row = list.next();
                    more = row.isPresent();
                    row.ifPresent(r -> rows.add(row(file, stem, r, uses, commas)));
                } catch (UsageException e) {
                    skip(e);
                }
            }
        }
        if (rows.size() + skipped.size() == before) {
            throw new UsageException(file.name() + ": expected rows, found none.");
        }
    }

    private RowList open(RowFile file) throws IOException {
        PlainFile.refuseOthers(file.path());
        Optional<RowList> foreign =
                Files.isRegularFile(file.path()) ? ForeignRun.open(file.path(), options.method()) : Optional.empty();
        return foreign.isPresent() ? foreign.get() : RowList.open(file, architectures::reads, columns::known);
    }

    private void skip(UsageException e) {
        if (!options.skipBad()) {
            throw e;
        }
        skipped.add(e.getMessage());
        remark.accept("left out: " + e.getMessage());
    }

    private static void requireArchitecture(RowFile file, List<String> names, JudgedColumns.Use use) {
        if (!use.hasArchitecture()) {
            throw new UsageException(
                    file.name() + ": expected a column with the architecture (architecture, arch, genotype,"
                            + " index), found " + String.join(", ", names) + ". Name it: --columns architecture="
                            + names.get(names.size() - 1) + ".");
        }
    }

    private JudgedColumns.Use told(RowFile file, JudgedColumns.Use use) {
        if (!use.remark().isEmpty()) {
            remark.accept(file.shortName() + ": " + use.remark() + ".");
        }
        if (!use.has(JudgedColumns.SEED)) {
            remark.accept(file.shortName() + ": no column with the seed: all rows of a method are one run, seed 0.");
        }
        return use;
    }

    private JudgedRow row(
            RowFile file, String stem, Row row, Map<Set<String>, JudgedColumns.Use> uses, boolean commas) {
        Map<String, String> texts = row.texts();
        Set<String> names = texts.keySet();
        JudgedColumns.Use use = uses.get(names);
        boolean itself = false;
        if (use == null) {
            use = columns.of(names, false);
            itself = !use.hasArchitecture()
                    && row.object()
                            .filter(o -> architectures.reads(o.toString()))
                            .isPresent();
            uses.put(Set.copyOf(names), itself ? use : told(file, use));
        } else if (!use.hasArchitecture()) {
            itself = row.object().isPresent();
        }
        Cells cells = new Cells(row.at(), use, texts, commas);
        Optional<Genotype> found = Optional.empty();
        String why = "";
        try {
            found = Optional.of(architecture(use, row, itself));
        } catch (OutOfTableException absent) {
            why = OneLine.of(absent.getMessage());
        } catch (AssayException e) {
            throw new UsageException(row.at() + ", column " + column(use) + ": " + e.getMessage(), e);
        }
        String method = cells.text(JudgedColumns.METHOD).orElse(options.method().orElse(stem));
        return cells.row(method, found, why);
    }

    private Genotype architecture(JudgedColumns.Use use, Row row, boolean itself) {
        QuestionFields fields = new QuestionFields("");
        use.parts().forEach((column, part) -> {
            if (QuestionFields.ARCHITECTURE.contains(part)) {
                fields.put(part, row.texts().get(column));
            }
        });
        if (itself) {
            fields.put("arch", row.object().orElseThrow());
        }
        return architectures.read(fields);
    }

    private static String column(JudgedColumns.Use use) {
        return use.parts().entrySet().stream()
                .filter(e -> QuestionFields.ARCHITECTURE.contains(e.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("architecture");
    }

    /** The name of the file without the endings for its format. */
    static String stem(String file) {
        String name = file.replaceFirst("(?i)\\.gz$", "");
        return name.replaceFirst("\\.[^.]{1,8}$", "");
    }
}
