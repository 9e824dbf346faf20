package assay.internal.data.archive;

import assay.core.error.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * The plain files of a tar archive, in the archive's order, read as a stream; nothing is written anywhere. Folders are
 * skipped; links, devices, absolute names and names with {@code ..} end the read.
 */
public final class TarEntries implements AutoCloseable {
    /**
     * One file.
     *
     * @param name with {@code /}, relative, without {@code .} and {@code ..}
     */
    public record Entry(String name, byte[] bytes) {}

    /** Tar's unit; an archive ends with two blocks of zeros. */
    private static final int BLOCK = 512;

    private final TailInput tail;
    private final TarArchiveInputStream tar;
    private final String source;
    private final int maxEntry;
    private final int maxEntries;
    private int entries;

    /**
     * @param maxEntry bytes of the largest file allowed
     * @param maxEntries how many entries are allowed, folders included
     */
    public TarEntries(InputStream in, String source, int maxEntry, int maxEntries) {
        this.tail = new TailInput(in);
        this.tar = new TarArchiveInputStream(tail);
        this.source = source;
        this.maxEntry = maxEntry;
        this.maxEntries = maxEntries;
    }

    /**
     * The next file, or null after the last.
     *
     * @throws DataFormatException for damage, a cut-off end, or an entry that is refused
     */
    public Entry next() {
        try {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (++entries > maxEntries) {
                    throw refuse("more than " + maxEntries + " entries");
                }
                if (!entry.isCheckSumOK()) {
                    throw new IOException("the header of '" + entry.getName() + "' has a wrong checksum");
                }
                if (!entry.isDirectory()) {
                    return read(entry);
                }
            }
            if (tail.zeros() < BLOCK) {
                throw new IOException("the end mark is missing");
            }
            return null;
        } catch (IOException | IllegalArgumentException e) {
            throw new DataFormatException(
                    source,
                    tar.getBytesRead(),
                    source + ": not a whole tar archive: " + e.getMessage() + " at byte " + tar.getBytesRead()
                            + ". Get the file again.",
                    e);
        }
    }

    private Entry read(TarArchiveEntry entry) throws IOException {
        String name = entry.getName();
        byte type = entry.getLinkFlag();
        if (type != TarConstants.LF_NORMAL && type != TarConstants.LF_OLDNORM || entry.isSparse()) {
            throw refuse("entry '" + name + "' is not a plain file");
        }
        EntryNames.requireInside(name, this::refuse);
        if (entry.getSize() > maxEntry) {
            throw refuse("entry '" + name + "' has " + entry.getSize() + " bytes, more than " + maxEntry);
        }
        byte[] bytes = tar.readNBytes((int) entry.getSize());
        if (bytes.length < entry.getSize()) {
            throw new IOException("the archive ends inside '" + name + "'");
        }
        return new Entry(name.replaceFirst("^(\\./)+", ""), bytes);
    }

    private DataFormatException refuse(String why) {
        return new DataFormatException(
                source, tar.getBytesRead(), source + ": refused: " + why + ". Nothing was loaded.");
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    /** Remembers how many zeros are at the end of the data. */
    private static final class TailInput extends InputStream {
        private final InputStream in;
        private long zeros;

        TailInput(InputStream in) {
            this.in = in;
        }

        long zeros() {
            return zeros;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            zeros = b == 0 ? zeros + 1 : b < 0 ? zeros : 0;
            return b;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int n = in.read(to, from, length);
            int run = 0;
            while (run < n && to[from + n - 1 - run] == 0) {
                run++;
            }
            zeros = run == n ? zeros + n : n < 0 ? zeros : run;
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
