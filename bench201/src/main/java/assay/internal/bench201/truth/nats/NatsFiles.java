package assay.internal.bench201.truth.nats;

import assay.core.error.DataFormatException;
import assay.internal.bench201.truth.kind.Recognise;
import assay.internal.data.archive.TarEntries;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** Finds the space of NATS-Bench files by their content. */
final class NatsFiles {
    static final int MAX_FILES = 100_000;
    /** The first few kilobytes, which contain the text of the first architecture. */
    private static final int START = 1 << 16;

    private record Folder(Path path, FileTime changed) {}

    private Folder last;
    private Optional<NatsSpace> spaceOfLast = Optional.empty();

    /** The space of this file; empty if it is something else. */
    Optional<NatsSpace> spaceOf(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (Recognise.isTar(file)) {
            return tar(file, name);
        }
        if (!Recognise.isPickle(name)) {
            return Optional.empty();
        }
        return NatsPiece.is(name) ? pieceOf(file, name) : Optional.empty();
    }

    /** A folder of 15,625 pieces has one space. The first piece shows which; reading the others checks it. */
    private Optional<NatsSpace> pieceOf(Path file, String name) throws IOException {
        Path parent = file.toRealPath().getParent();
        Folder folder = new Folder(parent, Files.getLastModifiedTime(parent));
        if (!folder.equals(last)) {
            spaceOfLast = start(Files.newInputStream(file), name);
            last = folder;
        }
        return spaceOfLast;
    }

    private static Optional<NatsSpace> tar(Path file, String name) throws IOException {
        try (TarEntries tar = open(file)) {
            for (TarEntries.Entry entry = tar.next(); entry != null; entry = tar.next()) {
                if (Recognise.isPickle(entry.name())) {
                    return start(new ByteArrayInputStream(entry.bytes()), entry.name());
                }
            }
            return Optional.empty();
        } catch (DataFormatException damaged) {
            return NatsSpace.named(name); // the reader of the file reports the error
        }
    }

    /** The entries of a tar of pieces. */
    static TarEntries open(Path file) throws IOException {
        return new TarEntries(
                new BufferedInputStream(Files.newInputStream(file), 1 << 16),
                file.getFileName().toString(),
                NatsPiece.MAX_BYTES,
                MAX_FILES);
    }

    /** The space of the first text of an architecture in a packed pickle; closes it. */
    static Optional<NatsSpace> start(InputStream packed, String name) throws IOException {
        try (InputStream in = Unpack.bzip2(packed, name, UnpackLimits.DEFAULT)) {
            return NatsSpace.of(new String(in.readNBytes(START), StandardCharsets.ISO_8859_1));
        }
    }
}
