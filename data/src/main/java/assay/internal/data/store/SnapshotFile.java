package assay.internal.data.store;

import assay.core.error.DataMissingException;
import assay.internal.core.io.Draft;
import assay.internal.core.io.Sha256;
import assay.internal.core.io.TempFolder;
import assay.internal.data.duck.DuckFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import org.slf4j.LoggerFactory;

/**
 * The file beside a store that a {@link Snapshot} reads. Each block is compared with its checksum before the first number in
 * it is used. If a block is damaged, a warning says so and the file is made again from the store. DuckDB checks the blocks
 * of the store itself. Thread-safe.
 */
final class SnapshotFile {
    static final String SUFFIX = ".snapshot";

    private final Path store;
    private volatile SnapshotBlocks blocks;

    private SnapshotFile(Path store, SnapshotBlocks blocks) {
        this.store = store;
        this.blocks = blocks;
    }

    static Path path(Path store) {
        return store.resolveSibling(store.getFileName() + SUFFIX);
    }

    /**
     * Opens the snapshot of a store. It is made first if it is missing, damaged, older, or from another state of the store.
     */
    static SnapshotFile of(Path store) {
        try {
            SnapshotBlocks found = null;
            if (Files.isRegularFile(store) && Files.isRegularFile(path(store))) {
                try {
                    found = SnapshotBlocks.open(path(store));
                } catch (SnapshotBlocks.DamagedException e) {
                    tell(store, e.getMessage());
                }
            }
            boolean isOf = found != null && found.isOf(fingerprint(store));
            return new SnapshotFile(store, isOf ? found : remade(store));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory: what the arrays are and where they are. */
    ByteBuffer directory() {
        return blocks.directory();
    }

    /** The long at a multiple of 8. */
    long getLong(long at) {
        return sound(at).getLong(at);
    }

    /** The int at a multiple of 4. */
    int getInt(long at) {
        return sound(at).getInt(at);
    }

    /** This number of bytes; they must not cross the end of a window. */
    ByteBuffer bytes(long at, int length) {
        for (long in = at; in < at + length; in += SnapshotBlocks.SIZE) {
            sound(in);
        }
        return sound(at + Math.max(0, length - 1)).bytes(at, length);
    }

    private SnapshotBlocks sound(long at) {
        SnapshotBlocks now = blocks;
        return now.isKnownToBeSound(at) ? now : checked(at);
    }

    private synchronized SnapshotBlocks checked(long at) {
        if (!blocks.isSound(at)) {
            tell(store, "damaged at byte " + at / SnapshotBlocks.SIZE * SnapshotBlocks.SIZE + " or soon behind it");
            SnapshotBlocks anew = remade(store);
            if (!anew.isSameAs(blocks) || !anew.isSound(at)) {
                throw new DataMissingException(store
                        + ": it changed while it was read, and its snapshot was damaged. Run the same command again.");
            }
            blocks = anew;
        }
        return blocks;
    }

    private static void tell(Path store, String damage) {
        // The logger is not a field, because a program that finds no damage needs no logger.
        LoggerFactory.getLogger(SnapshotFile.class)
                .warn("{}: {}. It is made again from the store.", path(store), damage);
    }

    private static SnapshotBlocks remade(Path store) {
        StoreReader.requireOne(store);
        Path file = path(store);
        try (Draft draft = draft(file)) {
            SnapshotWriter.write(store, draft.path());
            SnapshotBlocks made = SnapshotBlocks.open(draft.path());
            if (made == null || !made.isOf(fingerprint(store))) {
                throw new IOException(store + " changes all the time");
            }
            if (draft.path().getParent().equals(file.toAbsolutePath().getParent())) {
                draft.commit();
            } // otherwise the remade snapshot stays mapped, and the next start makes it again
            return made;
        } catch (SQLException e) {
            throw new DuckFile(store).failed("cannot be read", e);
        } catch (IOException e) {
            throw StoreUpdate.failure(file, e);
        }
    }

    /** A draft beside the store, or in another folder if that folder cannot be written. */
    private static Draft draft(Path file) throws IOException {
        try {
            return Draft.of(file);
        } catch (IOException readOnly) {
            return Draft.of(TempFolder.path().resolve(file.getFileName()));
        }
    }

    /**
     * SHA-256 of the store's length and of the three headers at its start. DuckDB increases a counter in them with every
     * change that it makes durable.
     */
    static byte[] fingerprint(Path store) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(8 + 3 * 4096);
        try (FileChannel channel = FileChannel.open(store)) {
            head.putLong(channel.size());
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // read on
            }
            MessageDigest sha = Sha256.digest();
            sha.update(head.flip());
            return sha.digest();
        }
    }
}
