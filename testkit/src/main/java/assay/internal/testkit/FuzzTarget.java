package assay.internal.testkit;

import assay.core.random.RandomStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A reader that {@link Fuzz} tests.
 *
 * @param name for people, and for the streams of its inputs
 * @param inputs makes one input: a function of the stream alone
 * @param reader ends in a value, or in a documented refusal
 */
public record FuzzTarget(String name, Function<RandomStream, byte[]> inputs, Mutations.Reader reader) {
    /** Texts that often break readers. */
    private static final List<String> TOKENS = List.of(
            "NaN",
            "Infinity",
            "-1",
            "1e308",
            "-0.0",
            "2147483648",
            "9223372036854775808",
            "99999999999999999999999999",
            "0x1p-1074",
            "null",
            "true",
            "\"",
            "'",
            "\\",
            "\u0000",
            "\u001b[31m",
            "\ufeff",
            "\u2028",
            "\r\n",
            "\n\n",
            "\t",
            ";",
            ",",
            "{",
            "}",
            "[".repeat(3_000),
            "(".repeat(3_000),
            "{\"a\":".repeat(2_000),
            "|~+",
            "&a *a ",
            "!!java.lang.Object ",
            "<<: ",
            "../../../etc/passwd",
            "\u00e9\u20ac\ud83d\ude00");

    /** Samples with one to four changes each. */
    public static FuzzTarget bytes(String name, Mutations.Reader reader, byte[]... samples) {
        List<byte[]> all = List.of(samples);
        return new FuzzTarget(name, random -> damaged(random, all), reader);
    }

    /** Texts, changed also by inserting what often breaks readers. */
    public static FuzzTarget texts(String name, Mutations.Reader reader, String... samples) {
        List<byte[]> all = Arrays.stream(samples)
                .map(s -> s.getBytes(StandardCharsets.UTF_8))
                .toList();
        return new FuzzTarget(name, random -> text(random, all), reader);
    }

    /**
     * The same, half of them in a form with a checksum. So damage inside is tested too.
     *
     * @param pack packs the damaged content
     */
    public FuzzTarget packed(UnaryOperator<byte[]> pack) {
        return new FuzzTarget(
                name,
                random -> {
                    boolean inside = random.nextInt(2) == 0;
                    byte[] input = inputs.apply(random);
                    return inside ? pack.apply(input) : Mutations.mutate(pack.apply(input), random);
                },
                reader);
    }

    private static byte[] damaged(RandomStream random, List<byte[]> samples) {
        byte[] one = samples.get(random.nextInt(samples.size()));
        if (random.nextInt(8) == 0) {
            byte[] other = samples.get(random.nextInt(samples.size()));
            int from = random.nextInt(other.length + 1);
            byte[] head = Arrays.copyOf(one, random.nextInt(one.length + 1));
            return joined(head, Arrays.copyOfRange(other, from, other.length));
        }
        return Mutations.mutate(one, random);
    }

    private static byte[] text(RandomStream random, List<byte[]> samples) {
        byte[] input = random.nextInt(4) == 0
                ? samples.get(random.nextInt(samples.size())).clone()
                : damaged(random, samples);
        for (int tokens = random.nextInt(3); tokens > 0; tokens--) {
            int at = random.nextInt(input.length + 1);
            int replaced = Math.min(input.length - at, random.nextInt(6));
            byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
            input = joined(
                    joined(Arrays.copyOf(input, at), token), Arrays.copyOfRange(input, at + replaced, input.length));
        }
        return input;
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
