package assay.bench201.truth;

import assay.core.error.DataFormatException;
import assay.core.error.UsageException;
import assay.data.archive.Unpack;
import assay.data.archive.UnpackLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells by content what a file or folder is. */
final class Recognise {
    private Recognise() {}

    static ImportFormat format(Path path) {
        try {
            return Files.isDirectory(path) ? folder(path) : file(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plain files of a folder, by name; or the file itself. */
    static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static boolean isCsv(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    static boolean isPickle(String name) {
        return name.endsWith(".pickle.pbz2");
    }

    static boolean isGzip(Path file) throws IOException {
        byte[] head = head(file, 2);
        return head.length == 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
    }

    static boolean isTar(Path file) throws IOException {
        return isTar(head(file, 512));
    }

    private static boolean isTar(byte[] head) {
        return head.length == 512 && "ustar".equals(new String(head, 257, 5, StandardCharsets.ISO_8859_1));
    }

    private static byte[] unpackedHead(Path gzip) throws IOException {
        try (InputStream in = Unpack.gzip(
                new BufferedInputStream(Files.newInputStream(gzip)),
                gzip.getFileName().toString(),
                UnpackLimits.DEFAULT)) {
            return in.readNBytes(512);
        }
    }

    private static ImportFormat folder(Path folder) throws IOException {
        List<Path> files = files(folder);
        boolean nats = files.stream().anyMatch(f -> isPickle(f.getFileName().toString()));
        boolean csv = files.stream().anyMatch(Recognise::isCsv);
        if (nats && csv) {
            throw new UsageException(folder + ": holds both CSV tables and NATS-Bench files. Say which with --format.");
        }
        if (!nats && !csv) {
            throw unknown(folder, "no *.csv, *.csv.gz or *.pickle.pbz2 in it");
        }
        return nats ? ImportFormat.NATS : ImportFormat.CSV;
    }

    private static ImportFormat file(Path file) throws IOException {
        byte[] head = head(file, 512);
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (isTar(file) || start.startsWith("BZh")) {
            return ImportFormat.NATS;
        }
        if (start.startsWith("PK") || start.startsWith("\u0080")) {
            throw unknown(
                    file,
                    "a pickle or .pth file of PyTorch, which is not supported (take NATS-Bench's '-simple' folder or tar:"
                            + " it holds the same trainings)");
        }
        if (isGzip(file)) {
            if (isTar(unpackedHead(file))) {
                throw unknown(file, "a packed tar. Unpack it first: gunzip or tar xf");
            }
            return ImportFormat.CSV;
        }
        if (start.contains("arch")) {
            return ImportFormat.CSV;
        }
        throw unknown(
                file,
                head.length == 0
                        ? "an empty file"
                        : "neither tar, bzip2, gzip nor a CSV table with a column 'arch...'");
    }

    private static DataFormatException unknown(Path path, String found) {
        return new DataFormatException(
                path.toString(),
                -1,
                path
                        + ": not recognised: expected a folder of CSV tables (docs/csv-layout.md), or a NATS-Bench '-simple' "
                        + "folder or tar, found " + found + ".");
    }

    private static byte[] head(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        }
    }
}
