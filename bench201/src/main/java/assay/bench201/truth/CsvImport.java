package assay.bench201.truth;

import assay.core.io.Sha256;
import assay.data.archive.Unpack;
import assay.data.archive.UnpackLimits;
import assay.data.csv.CsvTable;
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

/** Imports tables of docs/csv-layout.md. Which table a file is, its columns tell. */
final class CsvImport {
    private final Target target;

    CsvImport(Target target) {
        this.target = target;
    }

    void run(Path path) throws IOException, SQLException {
        List<Path> files = Recognise.files(path);
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        long done = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            target.at(done, total, name);
            if (Recognise.isCsv(file) || !Files.isDirectory(path)) {
                table(file, name);
            }
            done += Files.size(file);
        }
        target.at(total, total, "");
    }

    private void table(Path file, String name) throws IOException, SQLException {
        try (CsvTable table = open(file, name)) {
            Set<String> columns = Set.copyOf(table.columns());
            if (columns.contains("channels") || columns.contains("ops")) {
                target.skip(name, "skipped: a table of another space (size space, FBNet), which is not supported yet");
                return;
            }
            CsvRows rows = CsvRows.of(table, name, columns, target);
            int source = target.source(name, ImportFormat.CSV);
            if (target.start(source, name, -1, sha256(file), Files.size(file))) {
                rows.read(source);
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
