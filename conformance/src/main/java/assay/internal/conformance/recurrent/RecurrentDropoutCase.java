package assay.internal.conformance.recurrent;

import assay.core.random.ValueRule;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.PassNumbers;
import assay.supernet.recurrent.DropoutMasks;
import assay.supernet.recurrent.DropoutRates;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A single dropout: its mask, its output for an input, and the gradient through it. */
record RecurrentDropoutCase(Fields entry, DType dtype) implements Case {
    @Override
    public String file() {
        return entry.file();
    }

    @Override
    public String tag() {
        return "dropout " + entry.text("kind");
    }

    @Override
    public void replay(String backend, Check check) {
        RecurrentNumbers numbers = new RecurrentNumbers(entry, check);
        int[] shape =
                Arrays.stream(entry.numbers("shape")).mapToInt(d -> (int) d).toArray();
        String kind = entry.text("kind");
        try (Backend k = Backends.open(backend, dtype)) {
            switch (kind) {
                case "embedding" -> embedding(numbers, k, shape);
                case "locked" -> locked(numbers, k, shape);
                case "per-sample" -> numbers.list("mask", mask(0, shape[0] * shape[1], 1));
                default -> throw entry.refused(entry.place("kind"), "embedding, locked or per-sample", kind);
            }
        }
    }

    /** Only the mask of this role; its numbers come from the entry's own stream. */
    private double[] mask(int role, int vocabulary, int units) {
        double p = entry.number("p");
        long stream = entry.whole("mask_stream", 0, 1L << 31);
        DropoutRates rates = role == 0 ? new DropoutRates(p, 0, 0, 0, 0) : new DropoutRates(0, p, 0, 0, 0);
        DropoutMasks masks =
                DropoutMasks.of(rates, vocabulary, units, 1, 0, (r, element) -> ValueRule.u(stream, element));
        return role == 0 ? masks.embedding() : masks.input();
    }

    private void embedding(RecurrentNumbers numbers, Backend k, int[] shape) {
        double[] mask = mask(0, shape[0], 1);
        int[] words = IntStream.of(whole("words")).toArray();
        numbers.list("mask", mask);
        Weight table = weight(
                k,
                ValueRule.sym(
                        entry.whole("weight_stream", 0, 1L << 31), shape[0] * shape[1], entry.number("weight_scale")),
                shape);
        Tape tape = new Tape(k);
        double[] factors = IntStream.of(words).mapToDouble(w -> mask[w]).toArray();
        Var y = tape.scaleSamples(tape.lookUp(tape.weight(table), words), factors);
        finish(numbers, tape, y, table, "grad_weight");
    }

    private void locked(RecurrentNumbers numbers, Backend k, int[] shape) {
        int units = shape[1] * shape[2];
        double[] mask = mask(1, 1, units);
        numbers.list("mask", mask);
        int rows = shape[0] * shape[1];
        Weight x = weight(
                k,
                ValueRule.sym(entry.whole("input_stream", 0, 1L << 31), rows * shape[2], entry.number("input_scale")),
                rows,
                shape[2]);
        Tape tape = new Tape(k);
        Var one = tape.filled(mask, shape[1], shape[2]);
        int[] tiled = IntStream.range(0, rows).map(i -> i % shape[1]).toArray();
        Var y = tape.multiply(tape.weight(x), tape.lookUp(one, tiled));
        finish(numbers, tape, y, x, "grad_input");
    }

    /** The output, and the gradient for the upstream gradient that a sum of products has. */
    private void finish(RecurrentNumbers numbers, Tape tape, Var y, Weight x, String gradKey) {
        numbers.list("output", PassNumbers.read(tape, y.value()));
        Var upstream = tape.filled(
                ValueRule.sym(
                        entry.whole("upstream_stream", 0, 1L << 31), y.value().size(), 1),
                y.value().dim(0),
                y.value().dim(1));
        tape.backward(Loss.sum(tape, tape.multiply(y, upstream)));
        numbers.list(gradKey, PassNumbers.read(tape, tape.grad(x)));
        tape.clear();
        tape.backend().give(x.value());
    }

    private int[] whole(String key) {
        return Arrays.stream(entry.rows(key))
                .flatMapToDouble(Arrays::stream)
                .mapToInt(d -> (int) d)
                .toArray();
    }

    private static Weight weight(Backend k, double[] values, int... shape) {
        Tensor t = k.take(shape);
        k.write(values, t);
        return new Weight(t);
    }
}
