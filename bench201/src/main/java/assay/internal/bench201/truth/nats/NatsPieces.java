package assay.internal.bench201.truth.nats;

import assay.core.error.DataFormatException;
import assay.internal.core.io.Litter;
import assay.internal.core.io.Sha256;
import assay.internal.data.archive.TarEntries;
import assay.internal.data.importing.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The pieces of a folder or a tar, one after the other. */
abstract class NatsPieces implements Iterator<NatsPiece>, AutoCloseable {
    private final NatsFormat format;
    private final Target target;
    private NatsPiece next;

    NatsPieces(NatsFormat format, Target target) {
        this.format = format;
        this.target = target;
    }

    final NatsPiece piece(String source, String name, byte[] packed, long end) throws IOException {
        byte[] sha256 = Sha256.digest().digest(packed);
        try {
            boolean known = target.has(target.source(source, format), name, sha256);
            return new NatsPiece(source, name, packed, sha256, known, end);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    final void left(int litter) {
        target.remark("passed over " + litter + " files that a system left among the data (._NAME and the like)");
    }

    final void skip(String name) {
        target.skip(name, "skipped: neither meta.pickle.pbz2 nor NUMBER.pickle.pbz2");
    }

    /** The next piece, or null after the last. */
    abstract NatsPiece advance() throws IOException;

    /** Bytes of the whole input. */
    abstract long total() throws IOException;

    @Override
    public void close() throws IOException {}

    @Override
    public boolean hasNext() {
        try {
            next = next == null ? advance() : next;
            return next != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public NatsPiece next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        NatsPiece piece = next;
        next = null;
        return piece;
    }

    /** The files of one folder. */
    static final class OfFolder extends NatsPieces {
        private final List<Path> files;
        private final String source;
        private int at;
        private long done;

        OfFolder(List<Path> files, NatsFormat format, Target target) throws IOException {
            super(format, target);
            this.files = List.copyOf(files);
            Path folder = files.get(0).toRealPath().getParent().getFileName();
            this.source = folder == null ? "NATS-Bench" : folder.toString();
        }

        @Override
        NatsPiece advance() throws IOException {
            if (at == files.size()) {
                return null;
            }
            Path file = files.get(at++);
            String name = file.getFileName().toString();
            long size = Files.size(file);
            if (size > NatsPiece.MAX_BYTES) {
                throw new DataFormatException(
                        name,
                        NatsPiece.MAX_BYTES,
                        name + ": refused: expected a file of one architecture, of less than " + NatsPiece.MAX_BYTES
                                + " bytes, found " + size + ". Nothing was loaded.");
            }
            done += size;
            return piece(source, name, Files.readAllBytes(file), done);
        }

        @Override
        long total() throws IOException {
            long total = 0;
            for (Path file : files) {
                total += Files.size(file);
            }
            return total;
        }
    }

    /** The entries of one tar. */
    static final class OfTar extends NatsPieces {
        private final Path file;
        private final TarEntries tar;
        private int litter;
        private long done;

        OfTar(Path file, NatsFormat format, Target target) throws IOException {
            super(format, target);
            this.file = file;
            this.tar = NatsFiles.open(file);
        }

        @Override
        NatsPiece advance() throws IOException {
            for (TarEntries.Entry entry = tar.next(); entry != null; entry = tar.next()) {
                done += entry.bytes().length + 512;
                int slash = entry.name().lastIndexOf('/');
                String name = entry.name().substring(slash + 1);
                if (NatsPiece.is(name)) {
                    String folder = slash < 0
                            ? file.getFileName().toString().replaceFirst("\\.tar$", "")
                            : entry.name().substring(0, slash);
                    String source = folder.substring(folder.lastIndexOf('/') + 1);
                    return piece(source, name, entry.bytes(), done);
                }
                if (Litter.is(name) || entry.name().contains("__MACOSX/")) {
                    litter++;
                } else {
                    skip(name);
                }
            }
            if (litter > 0) {
                left(litter);
                litter = 0;
            }
            return null;
        }

        @Override
        long total() throws IOException {
            return Files.size(file);
        }

        @Override
        public void close() throws IOException {
            tar.close();
        }
    }
}
