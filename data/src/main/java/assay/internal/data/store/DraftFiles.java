package assay.internal.data.store;

import assay.core.error.DataFormatException;
import assay.internal.data.duck.DuckFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a changed copy of a store, in a folder beside it: the copy, what DuckDB keeps beside it, and a note that says
 * which change it belongs to.
 */
record DraftFiles(Path draft) {
    private static final String NOTE = ".resume";

    /** The files for a store. The folder is hidden, and no user chooses such a name. The change that holds the lock owns it. */
    static DraftFiles of(Path store) {
        return new DraftFiles(
                store.resolveSibling("." + store.getFileName() + ".assay-draft").resolve("draft.duckdb"));
    }

    /** The text that says what a draft is for: this change of this state of the store. */
    static String note(Path store, String what) throws IOException {
        String state = Files.exists(store) ? HexFormat.of().formatHex(SnapshotFile.fingerprint(store)) : "none";
        return StoreUpdate.VERSION + " " + state + " " + what;
    }

    private Path beside(String end) {
        return draft.resolveSibling(draft.getFileName() + end);
    }

    /** Opens the draft that the same change left when it was killed; null if there is none. */
    Connection takeUp(String note) throws IOException {
        Path file = beside(NOTE);
        if (!Files.exists(draft)
                || !Files.exists(file)
                || !Files.readString(file).equals(note)) {
            return null;
        }
        try {
            return new DuckFile(draft).openToWrite();
        } catch (DataFormatException damaged) {
            return null;
        }
    }

    /**
     * Starts a new draft in the place of an old one.
     *
     * @param from the store that is copied; an empty draft if there is none
     */
    Connection start(Optional<Path> from) throws IOException {
        delete();
        Files.createDirectories(draft.getParent());
        if (from.isPresent()) {
            Files.copy(from.get(), draft);
        }
        return new DuckFile(draft).openToWrite();
    }

    /** Writes the note, unless it is there. A half-written note matches no change, so the draft is then started again. */
    void writeNote(String note) throws IOException {
        Path file = beside(NOTE);
        if (!Files.exists(file)) {
            Files.writeString(file, note);
        }
    }

    /** Replaces the store, and its snapshot, with the draft. Nothing may be connected to the draft. */
    void replace(Path store) throws IOException, SQLException {
        Path snapshot = SnapshotFile.path(store);
        Path snapshotDraft = SnapshotFile.path(draft);
        SnapshotWriter.write(draft, snapshotDraft);
        force(draft);
        force(snapshotDraft);
        // In this order, there is never a snapshot beside a store from which it was not made.
        Files.deleteIfExists(snapshot);
        Files.move(draft, store, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.move(snapshotDraft, snapshot, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(beside(NOTE));
        force(store.getParent());
    }

    /** Deletes the files. If that fails, the next change does it. */
    void drop() {
        try {
            delete();
        } catch (IOException e) {
            // The next change removes the draft.
        }
    }

    private void delete() throws IOException {
        for (String end : List.of("", ".wal", SnapshotFile.SUFFIX, NOTE)) {
            Files.deleteIfExists(beside(end));
        }
        try (Stream<Path> files = Files.walk(beside(".tmp"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // DuckDB did not need to write to disk.
        }
        try {
            Files.deleteIfExists(draft.getParent());
        } catch (DirectoryNotEmptyException e) {
            // This program did not make the other files in it.
        }
    }

    private static void force(Path file) throws IOException {
        boolean folder = Files.isDirectory(file);
        try (FileChannel channel =
                FileChannel.open(file, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
