package assay.core.random;

/**
 * The integers of CPython's {@code random} module, for orders that were published as "seed s, shuffle": the Mersenne
 * Twister MT19937 (Matsumoto and Nishimura, ACM TOMACS 1998) seeded by {@code init_by_array}, and CPython's
 * {@code _randbelow_with_getrandbits} and {@code shuffle} (3.2 and later). Not safe for threads.
 */
public final class PythonRandom {
    private static final int N = 624;
    private static final int M = 397;

    private final int[] state = new int[N];
    private int next = N;

    /** As {@code random.seed(seed)} with an int: the key is the 32-bit digits of |seed|, lowest first. */
    public PythonRandom(long seed) {
        long magnitude = Math.abs(seed);
        int high = (int) (magnitude >>> 32);
        initByArray(high == 0 ? new int[] {(int) magnitude} : new int[] {(int) magnitude, high});
    }

    private void initByArray(int[] key) {
        state[0] = 19650218;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        int i = 1;
        for (int k = 0; k < N; k++) { // the key is never longer than the state
            int j = k % key.length;
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525)) + key[j] + j;
            i = step(i);
        }
        for (int k = 0; k < N - 1; k++) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941)) - i;
            i = step(i);
        }
        state[0] = 0x80000000;
    }

    private int step(int i) {
        if (i + 1 < N) {
            return i + 1;
        }
        state[0] = state[N - 1];
        return 1;
    }

    private int nextWord() {
        if (next == N) {
            for (int k = 0; k < N; k++) {
                int y = (state[k] & 0x80000000) | (state[(k + 1) % N] & 0x7FFFFFFF);
                state[k] = state[(k + M) % N] ^ (y >>> 1) ^ ((y & 1) * 0x9908B0DF);
            }
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    /** As {@code getrandbits(bits)}, 1..32 bits from the top of one word. */
    public long bits(int bits) {
        if (bits < 1 || bits > 32) {
            throw new IllegalArgumentException("bits: expected 1..32, found " + bits);
        }
        return Integer.toUnsignedLong(nextWord()) >>> (32 - bits);
    }

    /** As {@code randrange(bound)}: uniform in 0..bound-1 by rejection. */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound: expected at least 1, found " + bound);
        }
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(bound);
        long r = bits(width);
        while (r >= bound) {
            r = bits(width);
        }
        return (int) r;
    }

    /** As {@code shuffle(a)}. */
    public void shuffle(int[] a) {
        for (int i = a.length - 1; i > 0; i--) {
            int j = below(i + 1);
            int t = a[i];
            a[i] = a[j];
            a[j] = t;
        }
    }
}
