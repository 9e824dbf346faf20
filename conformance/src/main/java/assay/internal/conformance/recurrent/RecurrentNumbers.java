package assay.internal.conformance.recurrent;

import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.PassNumbers;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Compares our numbers with those of an entry, list by list; in float32 a list's error is that over its largest number. */
record RecurrentNumbers(Fields expected, Check check, Tolerance tolerance) {
    RecurrentNumbers(Fields expected, Check check) {
        this(expected, check, Tolerance.VALUE);
    }

    void number(String key, double found) {
        check.number(expected.place(key), tolerance, expected.number(key), found);
    }

    /** A list of numbers, or of lists. */
    void list(String key, double[] found) {
        check.overLargest(expected.place(key), tolerance, expected.deep(key, found.length), found);
    }

    /**
     * A list from a finite difference: within 1e-8 of its largest number, and each number within 1e-6 of itself. An element of
     * a gradient has an error of a few 1e-16 G, where G is the gradient's largest element. Divided by the distance R of the
     * two points, this is 1e-14 to 1e-13 of the product's largest element in the reference cases. For an element that is a
     * hundred-thousandth of the largest, it is 1e-8 of that element.
     */
    void difference(String key, double[] found) {
        double[] references = expected.deep(key, found.length);
        check.overLargest(expected.place(key), Tolerance.DIFFERENCE, references, found);
        check.listOfOneScale(expected.place(key) + " over its largest", Tolerance.VALUE, references, found);
    }

    void listIf(String key, double[] found) {
        if (expected.has(key)) {
            list(key, found);
        }
    }

    /** The one layer's running statistics, where the entry has them. */
    void running(Parameters parameters, String meanKey, String varianceKey) {
        if (expected.has(meanKey)) {
            double[] all = parameters.saveStatistics().get(0);
            int channels = all.length / 2;
            list(meanKey, Arrays.copyOf(all, channels));
            list(varianceKey, Arrays.copyOfRange(all, channels, all.length));
        }
    }

    /** Sum, 2-norm and first three elements of each parameter after a step. */
    static void weights(RecurrentNumbers numbers, Parameters parameters) {
        List<Fields> tensors = numbers.expected.objects("weights_after");
        if (tensors.size() != parameters.list().size()) {
            throw numbers.expected.refused(
                    numbers.expected.place("weights_after"),
                    parameters.list().size() + " tensors",
                    tensors.size() + " tensors");
        }
        for (Parameter p : parameters.list()) {
            double[] w = parameters.get(p);
            RecurrentNumbers of = new RecurrentNumbers(tensors.get(p.index()), numbers.check, numbers.tolerance);
            of.number("sum", Arrays.stream(w).sum());
            of.number("l2", Math.sqrt(Arrays.stream(w).map(v -> v * v).sum()));
            of.list("first3", Arrays.copyOf(w, 3));
        }
    }

    /** The first three elements of each parameter's gradient. */
    static double[] firstThree(Parameters parameters, Tape tape) {
        double[] all = new double[3 * parameters.list().size()];
        for (Parameter p : parameters.list()) {
            Tensor g = tape.grad(p.weight());
            if (g != null) {
                System.arraycopy(PassNumbers.read(tape, g), 0, all, 3 * p.index(), 3);
            }
        }
        return all;
    }
}
