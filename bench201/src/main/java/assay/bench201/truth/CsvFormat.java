package assay.bench201.truth;

import assay.core.error.DataFormatException;
import assay.core.io.Sha256;
import assay.data.archive.Unpack;
import assay.data.archive.UnpackLimits;
import assay.data.csv.CsvTable;
import assay.data.importing.FileFormat;
import assay.data.importing.StoreKind;
import assay.data.importing.Target;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Tables of docs/csv-layout.md. Which table a file is, its columns tell. */
final class CsvFormat implements FileFormat {
    @Override
    public String key() {
        return "csv";
    }

    @Override
    public StoreKind kind() {
        return Kind201.KIND;
    }

    @Override
    public String about() {
        return "CSV tables, plain or gzip (docs/csv-layout.md)";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        if (!Recognise.isCsv(file) && !Recognise.isText(file)) {
            return false;
        }
        try (CsvTable table = open(file, file.getFileName().toString())) {
            Set<String> columns = Set.copyOf(table.columns());
            boolean other = columns.contains("channels") || columns.contains("ops") || columns.contains("module_hash");
            return !other && (Recognise.isCsv(file) || columns.contains("arch_index") || CsvRows.isLong(columns));
        } catch (DataFormatException damaged) {
            return Recognise.isCsv(file); // reading it says what is wrong
        }
    }

    @Override
    public void read(List<Path> files, Target target) throws IOException, SQLException {
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        long done = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            target.at(done, total, name);
            table(file, name, target);
            done += Files.size(file);
        }
        target.at(total, total, "");
    }

    private void table(Path file, String name, Target target) throws IOException, SQLException {
        try (CsvTable table = open(file, name)) {
            CsvRows rows = CsvRows.of(table, name, Set.copyOf(table.columns()), target);
            int source = target.source(name, this);
            if (target.start(source, name, -1, sha256(file), Files.size(file))) {
                rows.read(source);
                target.finish(Target.Checksum.UNKNOWN);
            }
        }
    }

    private static CsvTable open(Path file, String name) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return new CsvTable(Recognise.isGzip(file) ? Unpack.gzip(in, name, UnpackLimits.DEFAULT) : in, name);
    }

    private static byte[] sha256(Path file) throws IOException {
        MessageDigest sha = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return sha.digest();
    }
}
