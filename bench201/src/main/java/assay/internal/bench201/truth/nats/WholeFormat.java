package assay.internal.bench201.truth.nats;

import assay.internal.core.pickle.PickleReader;
import assay.internal.core.thread.Pulled;
import assay.internal.data.importing.FileSources;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/**
 * A benchmark in one file, read as a stream: one thread unpickles and checks, this one stores. After a kill, the same import
 * unpickles the stored part again, and stores the rest.
 */
public abstract class WholeFormat extends FileSources {
    /** How many architectures may wait to be stored. */
    private static final int AHEAD = 8;

    final NatsSpace space;

    WholeFormat(NatsSpace space) {
        this.space = space;
    }

    /** The opened file. */
    public interface Content extends AutoCloseable {
        /** At the pickle of the benchmark. */
        PickleReader pickle();

        /** Checks what follows the pickle. */
        void finish();

        /** Bytes read so far; any thread may ask. */
        long position();

        @Override
        void close() throws IOException;
    }

    /** @throws assay.core.error.DataFormatException if it is damaged or something else */
    abstract Content open(Path file, String name) throws IOException;

    @Override
    public final StoreKind kind() {
        return space.kind();
    }

    @Override
    protected final void read(Path file, String name, int source, Target target, LongConsumer progress)
            throws IOException, SQLException {
        long stored = target.position();
        try (Content content = open(file, name)) {
            NatsWhole whole = new NatsWhole(space, name, content.pickle());
            try (Pulled<NatsRecord> records = new Pulled<>("unpickle", AHEAD, sink -> {
                whole.read(target.position(), sink);
                content.finish();
            })) {
                while (records.hasNext()) {
                    records.next().write(name, source, target);
                    target.reached(++stored);
                    progress.accept(content.position());
                }
            }
            whole.remarks().forEach(target::remark);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    protected final Target.Checksum checksum(Path file, String name) throws IOException {
        return PublishedChecksum.of(file, name);
    }

    /** Counts the bytes of a stream, for any thread. */
    static final class Counted extends FilterInputStream {
        private volatile long count;

        Counted(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads, others only look
        public int read(byte[] to, int from, int length) throws IOException {
            int n = super.read(to, from, length);
            count += Math.max(n, 0);
            return n;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }
    }
}
