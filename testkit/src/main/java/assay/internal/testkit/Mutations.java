package assay.internal.testkit;

import assay.core.error.DataFormatException;
import assay.core.random.RandomStream;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Feeds a reader of foreign files with damaged bytes. Whatever the bytes are, it must end in a value or in a {@link DataFormatException} that names a byte, within limits of memory and time. Anything else fails the test; the message names the damage and how to run it alone.
 *
 * <pre>{@code
 * Mutations pickle = Mutations.of("pickle", bytes -> PickleReader.read(...));
 * pickle.truncations(sample);
 * pickle.bitFlips(sample);
 * pickle.seeded(2_000, sample);
 * }</pre>
 *
 * <p>The shares that all tests give to {@link #seeded} sum to about {@link #DEFAULT_TOTAL}. The system property {@link #TOTAL} sets another total, and every share grows with it (Maven profile {@code nightly}: a million).
 */
public final class Mutations {
    /** The system property that says how many seeded mutations all tests make together. */
    public static final String TOTAL = "assay.mutations";

    public static final int DEFAULT_TOTAL = 20_000;

    /** The bytes that one read may allocate in total: far below the tests' heap of 512 MB. */
    private static final long ALLOCATED = 256L << 20;

    /** The limit of processor time for one input. */
    private static final long SECONDS = 30;

    private static final int LONGEST_RANGE = 64;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The reader that is tested; its result does not matter. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] bytes) throws Exception;
    }

    private final String name;
    private final Reader reader;

    private Mutations(String name, Reader reader) {
        this.name = name;
        this.reader = reader;
    }

    /** A reader that names the byte in every refusal. */
    public static Mutations of(String name, Reader reader) {
        return new Mutations(name, reader);
    }

    /** Every proper prefix: a value or a refusal. */
    public void truncations(byte[] whole) {
        for (int n = 0; n < whole.length; n++) {
            check(Arrays.copyOf(whole, n), "cut at byte " + n + " of " + whole.length);
        }
    }

    /** Every single bit flipped. */
    public void bitFlips(byte[] whole) {
        for (long bit = 0; bit < whole.length * 8L; bit++) {
            byte[] changed = whole.clone();
            changed[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
            check(changed, "bit " + bit % 8 + " of byte " + bit / 8 + " turned over");
        }
    }

    /**
     * A number of random changes of the samples in turn. They depend only on the seed.
     *
     * @param share of {@link #DEFAULT_TOTAL}
     */
    public void seeded(int share, byte[]... samples) {
        long count = Math.max(1, (long) share * Long.getLong(TOTAL, DEFAULT_TOTAL) / DEFAULT_TOTAL);
        Long only = Long.getLong(Property.SEED);
        for (long seed = only == null ? 0 : only; seed < (only == null ? count : only + 1); seed++) {
            byte[] sample = samples[(int) (seed % samples.length)];
            check(mutate(sample, new RandomStream(seed)), "seed " + seed + " (-D" + Property.SEED + "=" + seed + ")");
        }
    }

    /** One input: a value or a typed refusal, or the test fails. */
    public void check(byte[] input, String what) {
        String failed = name + ": " + what + ": ";
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime(); // processor time, because other programs may use the machine
        try {
            reader.read(input);
        } catch (DataFormatException refused) {
            if (refused.offset() < 0) {
                throw new AssertionError(failed + "refused without naming the byte: " + refused.getMessage(), refused);
            }
        } catch (Throwable other) {
            throw new AssertionError(failed + "expected a value or a DataFormatException, found " + other, other);
        }
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        if (allocated > ALLOCATED) {
            throw new AssertionError(failed + "took " + allocated + " bytes of memory, more than " + ALLOCATED);
        }
        if (THREADS.getCurrentThreadCpuTime() - start > SECONDS * 1_000_000_000L) {
            throw new AssertionError(failed + "took more than " + SECONDS + " s");
        }
    }

    /** One to four changes. */
    public static byte[] mutate(byte[] sample, RandomStream random) {
        byte[] bytes = sample.clone();
        for (int changes = Gen.between(random, 1, 4); changes > 0; changes--) {
            bytes = bytes.length == 0 ? Gen.bytes(random, 8) : change(bytes, random);
        }
        return bytes;
    }

    private static byte[] change(byte[] bytes, RandomStream random) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, Gen.between(random, 1, LONGEST_RANGE));
        switch (random.nextInt(9)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> number(bytes, at, random);
            case 3 -> Arrays.fill(bytes, at, at + length, (byte) (random.nextInt(2) - 1));
            case 4 -> {
                int from = random.nextInt(bytes.length - length + 1);
                System.arraycopy(bytes, from, bytes, at, length);
            }
            case 5 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 6 -> {
                return splice(bytes, at, at + length, new byte[0]);
            }
            case 7 -> {
                return splice(bytes, at, at, Gen.bytes(random, length));
            }
            default -> {
                return splice(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            }
        }
        return bytes;
    }

    /** Lengths and counts at their limits, in either byte order. */
    private static void number(byte[] bytes, int at, RandomStream random) {
        long[] limits = {0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, -1, Long.MAX_VALUE};
        long value = limits[random.nextInt(limits.length)];
        int size = 1 << random.nextInt(4);
        boolean little = random.nextInt(2) == 0;
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >>> 8 * (little ? i : size - 1 - i));
        }
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] by) {
        byte[] joined = Arrays.copyOf(bytes, from + by.length + bytes.length - to);
        System.arraycopy(by, 0, joined, from, by.length);
        System.arraycopy(bytes, to, joined, from + by.length, bytes.length - to);
        return joined;
    }
}
