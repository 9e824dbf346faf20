package assay.proxies;

import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * ReLU inputs that are on different sides of zero in two computations of the same pass. An input that differs from zero only by
 * rounding changes every gradient before it in a step, however accurate the engine is.
 *
 * @param switched how many inputs changed sides
 * @param byRounding whether each of them is within rounding of zero in both
 */
public record Kinks(int switched, boolean byRounding) {
    /**
     * The limit of rounding, relative to a layer's root mean square: float32's 6e-8, accumulated over the layers; 1.8e-4 was
     * seen after 95 ReLUs (N=5).
     */
    private static final double ROUNDING = 1e-3;

    /** Compares two forward passes over the same images. */
    public static Kinks between(Network a, Tensor imagesA, Network b, Tensor imagesB) {
        List<double[]> inputsA = reluInputs(a, imagesA);
        List<double[]> inputsB = reluInputs(b, imagesB);
        int switched = 0;
        boolean byRounding = true;
        for (int l = 0; l < inputsA.size(); l++) {
            double[] x = inputsA.get(l);
            double[] y = inputsB.get(l);
            double near = ROUNDING * Math.sqrt(Sums.product(x, x) / x.length);
            for (int i = 0; i < x.length; i++) {
                if (x[i] > 0 != y[i] > 0) {
                    switched++;
                    byRounding &= Math.abs(x[i]) <= near && Math.abs(y[i]) <= near;
                }
            }
        }
        return new Kinks(switched, byRounding);
    }

    private static List<double[]> reluInputs(Network network, Tensor images) {
        Tape tape = new Tape(network.parameters().backend());
        try {
            network.forward(tape, tape.constant(images), Norms.BATCH);
            List<double[]> inputs = new ArrayList<>();
            for (Var in : tape.reluInputs()) {
                inputs.add(LossPass.values(tape.backend(), in.value()));
            }
            return inputs;
        } finally {
            tape.clear();
        }
    }
}
