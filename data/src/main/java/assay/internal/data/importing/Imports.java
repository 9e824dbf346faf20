package assay.internal.data.importing;

import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.internal.core.io.PlainFile;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.Unchanged;
import assay.internal.data.seal.Seal;
import assay.internal.data.store.StoreUpdate;
import assay.internal.data.store.StoreWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts foreign files into the stores of their benchmarks. An import adds to what is there; each store changes
 * completely or not at all.
 */
public final class Imports {
    /**
     * Names of files that people expect to be read; other files next to them (notes, indexes) are skipped without a
     * message.
     */
    private static final Pattern DATA = Pattern.compile(
            ".*\\.(csv|json|tfrecord|pickle|pkl|pbz2|pth|pt|tar|parquet|arrow|zip|bz2|csv\\.gz|json\\.gz|tfrecord\\.gz)");

    private final List<FileFormat> formats;
    private final Duration checkpointEvery;

    /** @param formats each file belongs to the first of them that recognises it */
    public Imports(List<FileFormat> formats) {
        this(formats, Duration.ofSeconds(15));
    }

    /**
     * @param formats each file belongs to the first of them that recognises it
     * @param checkpointEvery the most work that is lost if the program is killed; 0: a checkpoint wherever one is
     *     possible
     */
    public Imports(List<FileFormat> formats, Duration checkpointEvery) {
        this.formats = List.copyOf(formats);
        this.checkpointEvery = checkpointEvery;
    }

    /**
     * Imports a file, or the files of a folder.
     *
     * @param format key of the only format to accept; empty: recognise the format by content
     * @param storeOf where the store of a benchmark is
     * @param importer name and version of the program, for the provenance
     * @return one for each store that the files belong in
     * @throws DataMissingException if there is no such path, or a store cannot be written
     * @throws DataFormatException if a file is damaged or refused; its store is then unchanged
     */
    public List<Imported> run(
            Path path,
            Optional<String> format,
            Function<StoreKind, Path> storeOf,
            String importer,
            ImportProgress progress) {
        return run(path, format, ImportRules.NONE, storeOf, importer, progress);
    }

    /**
     * The same, with rules from the user.
     *
     * @param rules what the user says about the files
     * @throws UsageException if the user named a unit, but no file has accuracies whose unit the user may choose
     */
    public List<Imported> run(
            Path path,
            Optional<String> format,
            ImportRules rules,
            Function<StoreKind, Path> storeOf,
            String importer,
            ImportProgress progress) {
        if (!Files.exists(path)) {
            throw new DataMissingException(path + ": no such file or folder. Name the data to import.");
        }
        PlainFile.requireFileOrFolder(path);
        try {
            Unchanged unchanged = new Unchanged();
            Map<StoreKind, Map<FileFormat, List<Path>>> work = recognise(path, among(format), unchanged, progress);
            List<Imported> done = new ArrayList<>();
            for (Map.Entry<StoreKind, Map<FileFormat, List<Path>>> one : work.entrySet()) {
                Path store = storeOf.apply(one.getKey());
                done.add(into(store, one.getKey(), one.getValue(), path, rules, importer, unchanged, progress));
            }
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<FileFormat> among(Optional<String> format) {
        List<FileFormat> all = formats.stream()
                .filter(f -> f.key().equals(format.orElse(f.key())))
                .toList();
        if (all.isEmpty()) {
            String keys = formats.stream().map(FileFormat::key).distinct().collect(Collectors.joining(", "));
            throw new UsageException(
                    "unknown format: expected one of " + keys + ", found '" + format.orElse("") + "'.");
        }
        return all;
    }

    private static Map<StoreKind, Map<FileFormat, List<Path>>> recognise(
            Path path, List<FileFormat> formats, Unchanged unchanged, ImportProgress progress) throws IOException {
        Map<StoreKind, Map<FileFormat, List<Path>>> work = new LinkedHashMap<>();
        for (Path file : Folder.files(path, progress)) {
            unchanged.add(file);
            Seal.State seal = Seal.check(file);
            List<FileFormat> owners = owners(file, formats);
            if (seal == Seal.State.NONE && !owners.isEmpty() && !Seal.isKnown(Sha256.hexOf(file))) {
                progress.remark(
                        file.getFileName() + ": has no checksum of its content (an older or another program wrote"
                                + " it): damage in it would not be seen");
            }
            for (FileFormat f : owners) {
                work.computeIfAbsent(f.kind(file), k -> new LinkedHashMap<>())
                        .computeIfAbsent(f, k -> new ArrayList<>())
                        .add(file);
            }
            if (owners.isEmpty()
                    && !file.equals(path)
                    && path.equals(file.getParent())
                    && DATA.matcher(file.getFileName().toString()).matches()) {
                progress.remark(file.getFileName() + ": skipped: not in a form that is known");
            }
        }
        for (Map<FileFormat, List<Path>> ofKind : work.values()) {
            for (Map.Entry<FileFormat, List<Path>> one : ofKind.entrySet()) {
                if (!one.getKey().isOfFolders()) {
                    Folder.requireDifferentNames(one.getValue());
                }
            }
        }
        if (work.isEmpty()) {
            throw new DataFormatException(
                    path.toString(),
                    -1,
                    path + ": not recognised: found " + Seen.of(path) + "; expected "
                            + formats.stream().map(FileFormat::about).distinct().collect(Collectors.joining("; or "))
                            + " (docs/formats.md).");
        }
        return work;
    }

    /** The first format that claims the file, and other formats with the same key if the file is for several stores. */
    private static List<FileFormat> owners(Path file, List<FileFormat> formats) throws IOException {
        List<FileFormat> owners = new ArrayList<>();
        for (FileFormat format : formats) {
            if ((owners.isEmpty() || owners.get(0).key().equals(format.key())) && format.claims(file)) {
                owners.add(format);
            }
        }
        return owners;
    }

    private Imported into(
            Path store,
            StoreKind kind,
            Map<FileFormat, List<Path>> work,
            Path path,
            ImportRules rules,
            String importer,
            Unchanged unchanged,
            ImportProgress progress)
            throws IOException {
        String what = importer + " " + path.toRealPath();
        try (StoreUpdate update = kind.isMadeAnew()
                ? StoreUpdate.beginAnew(store, kind.benchmark(), kind.schema())
                : StoreUpdate.begin(store, kind.benchmark(), kind.schema(), what)) {
            Target target;
            try (StoreWriter writer = new StoreWriter(update, importer)) {
                target = new Target(update, writer, kind, rules, progress, checkpointEvery);
                for (Map.Entry<FileFormat, List<Path>> one : work.entrySet()) {
                    one.getKey().read(one.getValue(), target);
                }
                target.requireArchitectures();
            }
            if (rules.unit().isPresent() && !target.unitMattered()) {
                throw new UsageException("--unit: expected a table whose accuracies are in percent, found " + path
                        + ", which says its units itself. Leave --unit out.");
            }
            GiveWay.to(update.connection(), progress);
            new Contradictions(update, target.sources(), rules).check(progress);
            for (List<Path> read : work.values()) {
                unchanged.require(read);
            }
            update.commit();
            return target.imported(
                    store, work.keySet().stream().map(FileFormat::key).toList());
        } catch (IOException | SQLException e) {
            throw StoreUpdate.failure(store, e);
        }
    }
}
