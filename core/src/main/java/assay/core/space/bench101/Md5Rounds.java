package assay.core.space.bench101;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The official hash of a labelled graph, {@code hash_module} of google-research/nasbench ({@code graph_util.py}). Every vertex
 * starts with the MD5 of the Python text of (out-degree, in-degree, label). Then it is replaced n times by the MD5 of the
 * sorted texts of its in-neighbours, of its out-neighbours, and its own. The result is the MD5 of the Python list of the
 * sorted texts. Sorting hexadecimal texts is sorting unsigned numbers. Not safe for threads: it owns its buffers.
 */
final class Md5Rounds {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int INPUT = -1;
    private static final int OUTPUT = -2;
    private static final int MAX = Dag101.MAX_VERTICES;

    private final MessageDigest md5 = md5();
    private final byte[] text = new byte[512];
    private final byte[] digest = new byte[16];
    private final long[] high = new long[MAX];
    private final long[] low = new long[MAX];
    private final long[] nextHigh = new long[MAX];
    private final long[] nextLow = new long[MAX];
    private final long[] sortedHigh = new long[MAX];
    private final long[] sortedLow = new long[MAX];
    private int length;

    /** @param labels of the interior vertices: the operations' ordinals */
    Hash101 hash(int edges, int[] labels) {
        int n = labels.length + 2;
        for (int v = 0; v < n; v++) {
            int label = v == 0 ? INPUT : v == n - 1 ? OUTPUT : labels[v - 1];
            int out = Integer.bitCount(Dag101.children(edges, n, v));
            int in = Integer.bitCount(Dag101.parents(edges, v));
            length = 0;
            append("(" + out + ", " + in + ", " + label + ")");
            finish(high, low, v);
        }
        for (int round = 0; round < n; round++) {
            for (int v = 0; v < n; v++) {
                length = 0;
                appendSorted(Dag101.parents(edges, v));
                text[length++] = '|';
                appendSorted(Dag101.children(edges, n, v));
                text[length++] = '|';
                appendHex(high[v]);
                appendHex(low[v]);
                finish(nextHigh, nextLow, v);
            }
            System.arraycopy(nextHigh, 0, high, 0, n);
            System.arraycopy(nextLow, 0, low, 0, n);
        }
        int count = sort((1 << n) - 1);
        length = 0;
        for (int i = 0; i < count; i++) {
            append(i == 0 ? "['" : ", '");
            appendHex(sortedHigh[i]);
            appendHex(sortedLow[i]);
            text[length++] = '\'';
        }
        text[length++] = ']';
        finish(nextHigh, nextLow, 0);
        return new Hash101(nextHigh[0], nextLow[0]);
    }

    private void appendSorted(int vertices) {
        int count = sort(vertices);
        for (int i = 0; i < count; i++) {
            appendHex(sortedHigh[i]);
            appendHex(sortedLow[i]);
        }
    }

    /** The hashes of these vertices in ascending order, by insertion: there are at most 7. */
    private int sort(int vertices) {
        int count = 0;
        for (int rest = vertices; rest != 0; rest &= rest - 1) {
            int v = Integer.numberOfTrailingZeros(rest);
            int at = count++;
            while (at > 0 && less(high[v], low[v], sortedHigh[at - 1], sortedLow[at - 1])) {
                sortedHigh[at] = sortedHigh[at - 1];
                sortedLow[at] = sortedLow[at - 1];
                at--;
            }
            sortedHigh[at] = high[v];
            sortedLow[at] = low[v];
        }
        return count;
    }

    private static boolean less(long high, long low, long otherHigh, long otherLow) {
        int first = Long.compareUnsigned(high, otherHigh);
        return first != 0 ? first < 0 : Long.compareUnsigned(low, otherLow) < 0;
    }

    private void append(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            text[length++] = (byte) ascii.charAt(i);
        }
    }

    private void appendHex(long value) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            text[length++] = HEX[(int) (value >>> shift) & 15];
        }
    }

    private void finish(long[] toHigh, long[] toLow, int v) {
        md5.update(text, 0, length);
        try {
            md5.digest(digest, 0, digest.length);
        } catch (DigestException e) {
            throw new IllegalStateException("MD5 gave other than 16 bytes", e);
        }
        toHigh[v] = (long) LONG.get(digest, 0);
        toLow[v] = (long) LONG.get(digest, 8);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
