package assay.internal.conformance;

import assay.core.random.ValueRule;
import assay.core.space.bench101.OneShotSpace;
import assay.internal.bench1shot1.network.Supernet1Shot1;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.NamedCase;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One forward and backward pass of the one-shot model of a NAS-Bench-1Shot1 space with softmax alpha: logits, loss,
 * gradients of alpha and of every weight. Its numbers are float64; float32 is compared with the same.
 */
record OneShotCase(Fields top, String name, OneShotSpace space, DType dtype) implements NamedCase {
    private static final String PREFIX = "oneshot_space";

    /** Adds the cases of an entry, if it is of this kind; returns whether it is. */
    static boolean find(Fields top, String name, FoundCases found) {
        Optional<OneShotSpace> space = space(name);
        if (space.isPresent() && name.endsWith("_supernet")) {
            found.dtypes().forEach(d -> found.add(new OneShotCase(top, name, space.get(), d)));
            return true;
        }
        if (space.isPresent() && name.endsWith("_cells")) {
            found.add(new OneShotCellsCase(top, name, space.get()));
            return true;
        }
        return false;
    }

    /** Whether a key names such a case. */
    static boolean isOne(String name) {
        return space(name).isPresent() && (name.endsWith("_supernet") || name.endsWith("_cells"));
    }

    private static Optional<OneShotSpace> space(String name) {
        return OneShotSpace.all().stream()
                .filter(s -> name.startsWith(PREFIX + s.number() + "_"))
                .findFirst();
    }

    @Override
    public void replay(String backend, Check check) {
        Fields entry = entry();
        int classes = entry.rows("logits")[0].length;
        int channels = entry.small("C", 1, 256);
        int layers = entry.small("layers", 1, 64);
        try (Backend k = Backends.open(backend, dtype);
                Supernet1Shot1 net = new Supernet1Shot1(k, space, channels, layers, classes)) {
            Draw draw = Softmax.of(Groups.of(space), alpha(entry, space));
            double[] grad = SupernetPass.replay(entry, net, draw, dtype, check);
            gradients(entry, draw.pullBack(grad), check);
        }
    }

    /** One list per architecture tensor, of different lengths. */
    private void gradients(Fields entry, double[] found, Check check) {
        List<double[]> expected = entry.ragged("arch_grads");
        int[] sizes = tensors(space);
        if (!Arrays.equals(expected.stream().mapToInt(e -> e.length).toArray(), sizes)) {
            throw entry.refused(
                    entry.place("arch_grads"),
                    "lists of " + Arrays.toString(sizes) + " numbers",
                    expected.size() + " lists of other lengths");
        }
        int at = 0;
        for (int i = 0; i < sizes.length; i++) {
            check.list(
                    "arch_grads[" + i + "]",
                    Tolerance.VALUE,
                    expected.get(i),
                    Arrays.copyOfRange(found, at, at + sizes[i]));
            at += sizes[i];
        }
    }

    /** The sizes of the published model's architecture tensors: operations of all blocks, output, inputs of the blocks. */
    static int[] tensors(OneShotSpace space) {
        int[] widths = space.alphas().stream().mapToInt(g -> g.width()).toArray();
        int operations = Arrays.stream(widths).limit(space.blocks()).sum();
        return IntStream.concat(IntStream.of(operations), Arrays.stream(widths).skip(space.blocks()))
                .toArray();
    }

    /** Tensor number i is {@code sym(arch_stream + i, shape, arch_scale)}; they follow one another in one array. */
    static double[] alpha(Fields entry, OneShotSpace space) {
        long stream = entry.whole("arch_stream", 0, 1L << 31);
        double scale = entry.number("arch_scale");
        int[] sizes = tensors(space);
        return IntStream.range(0, sizes.length)
                .mapToObj(i -> ValueRule.sym(stream + i, sizes[i], scale))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
