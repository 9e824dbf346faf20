package assay.internal.conformance;

import assay.core.random.ValueRule;
import assay.core.space.bench101.OneShotSpace;
import assay.internal.bench1shot1.network.Supernet1Shot1;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.PassNumbers;
import assay.internal.conformance.check.RuleValues;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One forward and backward pass of the one-shot model of a NAS-Bench-1Shot1 space with softmax alpha: logits, loss,
 * gradients of alpha and of every weight. Its numbers are float64; float32 is compared with the same.
 */
record OneShotCase(Fields top, String name, OneShotSpace space, DType dtype) implements Case {
    private static final String PREFIX = "oneshot_space";

    /** Takes what it covers; whether it did. */
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

    /** Whether a key is that of such a case. */
    static boolean isOne(String name) {
        return space(name).isPresent() && (name.endsWith("_supernet") || name.endsWith("_cells"));
    }

    private static Optional<OneShotSpace> space(String name) {
        return OneShotSpace.all().stream()
                .filter(s -> name.startsWith(PREFIX + s.number() + "_"))
                .findFirst();
    }

    @Override
    public String file() {
        return top.file();
    }

    @Override
    public String tag() {
        return name;
    }

    @Override
    public void replay(String backend, Check check) {
        Fields entry = top.object(name);
        int batch = entry.small("batch", 1, 1024);
        int side = entry.small("size", 4, 1024);
        int classes = entry.rows("logits")[0].length;
        int channels = entry.small("C", 1, 256);
        int layers = entry.small("layers", 1, 64);
        try (Backend k = Backends.open(backend, dtype);
                Supernet1Shot1 net = new Supernet1Shot1(k, space, channels, layers, classes)) {
            RuleValues.fill(net.parameters(), entry, entry.objects("parameters"), dtype);
            Tensor images = RuleValues.images(k, entry.whole("input_stream", 0, 1L << 31), batch, side);
            pass(entry, net, images, RuleValues.labels(batch, classes), check);
        }
    }

    private void pass(Fields entry, Supernet1Shot1 net, Tensor images, int[] labels, Check check) {
        Groups groups = Groups.of(space);
        double[] alpha = alpha(entry, space);
        Draw draw = Softmax.of(groups, alpha);
        Vec mix = new Vec(groups.size());
        draw.into(mix);
        Tape tape = new Tape(net.parameters().backend());
        Var logits = net.forward(tape, tape.constant(images), mix);
        Loss loss = Loss.crossEntropy(tape, logits, labels);
        tape.backward(loss);
        PassNumbers.logits(entry, "logits", tape, logits, check);
        check.number("loss", Tolerance.VALUE, entry.number("loss"), loss.value());
        gradients(entry, draw.pullBack(mix.grad()), check);
        double[] norms = PassNumbers.norms(net.parameters(), tape);
        check.list("grad_l2_by_parameter", Tolerance.VALUE, entry.numbers("grad_l2_by_parameter", norms.length), norms);
        tape.clear();
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

    /** Tensor number i is {@code sym(arch_stream + i, shape, arch_scale)}; they lie one behind the other. */
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
