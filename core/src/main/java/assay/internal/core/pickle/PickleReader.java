package assay.internal.core.pickle;

import assay.core.error.DataFormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads pickles of protocol 0 to 5 that contain only data, like the files of NATS-Bench and NAS-Bench-201. A stream may
 * contain one pickle or several. It executes nothing: any opcode that is not in {@link PickleMachine}, and any global that is
 * not in {@link Global}, ends the reading with an error.
 *
 * <p>Values: None becomes null; bool Boolean; int Long, or BigInteger if it does not fit. Floats and numpy float scalars
 * become Double; numpy arrays of numbers {@link PyArray}; str String; bytes byte[]. A list becomes a List; a tuple
 * {@link PyTuple}; dict and OrderedDict a Map in the order of insertion; a set a Set. The result is a finite tree within the
 * {@link PickleLimits}.
 */
public final class PickleReader {
    private final PickleInput in;
    private final PickleLimits limits;

    /**
     * @param in closed by the caller
     * @param source the name for messages
     */
    public PickleReader(InputStream in, String source, PickleLimits limits) {
        this.in = new PickleInput(in, source, limits);
        this.limits = limits;
    }

    /**
     * Reads the only pickle of a stream. Reads to the stream's end, so that the stream's own checksums are checked too. The
     * caller closes it.
     *
     * @param source the name for messages
     * @throws DataFormatException naming the byte; also for a failure of {@code in} itself
     */
    public static Object read(InputStream in, String source, PickleLimits limits) {
        PickleReader reader = new PickleReader(in, source, limits);
        Object value = reader.next();
        reader.requireEnd();
        return value;
    }

    /**
     * The next pickle.
     *
     * @throws DataFormatException naming the byte; also for a failure of the input itself
     */
    public Object next() {
        return next(null);
    }

    /**
     * The next pickle, which is a dict with the key {@code streamed}. The dict under that key is streamed: its entries go to
     * {@code entries} as soon as they are complete, and in the result it is empty. So only one entry at a time needs memory,
     * and the limits of objects and memo are for one entry.
     *
     * @throws DataFormatException naming the byte; also for a failure of the input itself
     */
    public Object next(String streamed, PickleEntries entries) {
        return next(new EntryStream(streamed, entries, limits, in));
    }

    private Object next(EntryStream stream) {
        long at = in.offset();
        try (Memo memo = new Memo(limits.memo())) {
            PickleMachine machine = new PickleMachine(in, limits, memo, stream);
            while (!machine.stopped()) {
                at = in.offset();
                machine.step(in.u1());
            }
            Object result = machine.result();
            ResultCheck.require(result, limits, in.offset());
            return result;
        } catch (EOFException e) {
            throw in.refuse(in.offset(), "end of data in the middle of a pickle");
        } catch (IOException e) {
            throw in.unreadable(at, e);
        } catch (Misuse e) {
            throw in.refuse(at, e.getMessage());
        }
    }

    /** Bytes read so far. */
    public long offset() {
        return in.offset();
    }

    /** @throws DataFormatException if there is anything more */
    public void requireEnd() {
        try {
            if (!in.atEnd()) {
                throw in.refuse(in.offset(), "more data after the end of the pickle");
            }
        } catch (IOException e) {
            throw in.unreadable(in.offset(), e);
        }
    }
}
