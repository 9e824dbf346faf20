package assay.internal.testkit;

import assay.core.error.AssayException;
import assay.core.error.AssayException.ExitCode;
import assay.core.random.RandomStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Flips single bits of a file that Assay keeps, and reads it again each time. Two results are allowed: the answer of the undamaged file, or a refusal that says what to do. Another answer or any other failure fails the test, and the message names the bit.
 *
 * <pre>{@code
 * BitRot.of(file, () -> JobFile.read(file, space)).flip(300);
 * }</pre>
 */
public final class BitRot {
    /** At both ends of a file, this many bytes have every bit flipped, because headers and checksums are there. */
    private static final int ENDS = 24;

    private final Path file;
    private final Reader reader;

    /** Gives an answer that can be compared, or throws. */
    @FunctionalInterface
    public interface Reader {
        Object read() throws Exception;
    }

    /** How many flips changed nothing, and how many were refused. */
    public record Ends(int same, int refused) {}

    private BitRot(Path file, Reader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** @param reader reads {@code file} as a command would; it may change or remove the file */
    public static BitRot of(Path file, Reader reader) {
        return new BitRot(file, reader);
    }

    /**
     * Flips every bit of the file's first and last bytes, and a number of others: the same ones in every run.
     *
     * @throws AssertionError naming the bit
     */
    public Ends flip(int others) throws Exception {
        byte[] sound = Files.readAllBytes(file);
        long bits = 8L * sound.length;
        int ends = (int) Math.min(8L * ENDS, bits / 2);
        return flip(
                sound,
                LongStream.concat(
                        LongStream.concat(LongStream.range(0, ends), LongStream.range(bits - ends, bits)),
                        drawn(bits, others)));
    }

    /** Flips only a number of bits, of the file's first bytes or of the whole file: for slow readers. */
    public Ends flipAmongFirst(int bytes, int count) throws Exception {
        byte[] sound = Files.readAllBytes(file);
        return flip(sound, drawn(8L * Math.min(bytes, sound.length), count));
    }

    private static LongStream drawn(long bits, int count) {
        RandomStream random = new RandomStream(27);
        return LongStream.generate(() -> 8L * random.nextInt((int) (bits / 8)) + random.nextInt(8))
                .limit(count);
    }

    private Ends flip(byte[] sound, LongStream bits) throws Exception {
        Object expected = reader.read();
        int same = 0;
        int refused = 0;
        for (long bit : bits.toArray()) {
            if (isSame(sound, bit, expected)) {
                same++;
            } else {
                refused++;
            }
        }
        Files.write(file, sound);
        return new Ends(same, refused);
    }

    private boolean isSame(byte[] sound, long bit, Object expected) throws IOException {
        byte[] rotten = sound.clone();
        rotten[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
        Files.write(file, rotten);
        String where = file.getFileName() + ", bit " + bit % 8 + " of byte " + bit / 8 + " of " + sound.length + ": ";
        try {
            Object found = reader.read();
            if (!Objects.deepEquals(expected, found)) {
                throw new AssertionError(where + "another answer: expected " + expected + ", found " + found);
            }
            return true;
        } catch (AssayException e) {
            if (e.exitCode() == ExitCode.OUR_FAULT || e.getMessage().isBlank()) {
                throw new AssertionError(where + "expected a refusal that says what is wrong, found " + e, e);
            }
            return false;
        } catch (Exception | LinkageError e) {
            throw new AssertionError(where + "expected a refusal, found " + e, e);
        }
    }
}
