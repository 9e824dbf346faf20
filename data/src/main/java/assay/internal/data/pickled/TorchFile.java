package assay.internal.data.pickled;

import java.nio.charset.StandardCharsets;

/** Recognises what {@code torch.save} writes. Such files are benchmarks ({@code .pth}), or weights, which are not read. */
public final class TorchFile {
    /** How many bytes of an unpacked file are enough to tell. */
    public static final int START = 512;

    /** What such a file is, for messages. */
    public static final String WORDS =
            "a file of PyTorch (torch.save), not of a benchmark: a network's weights or a list of numbers, say";

    /** PROTO 2, LONG1 of 10 bytes: the magic number of PyTorch before 1.6. */
    private static final String LEGACY = "\u0080\u0002\u008a\nl\u00fc\u009cF";

    private TorchFile() {}

    /** Whether a file begins so: the container of PyTorch before 1.6, or the zip archive of later ones. */
    public static boolean isOne(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return text.startsWith(LEGACY) || text.startsWith("PK") && text.contains("/data.pkl");
    }
}
