package assay.supernet.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AveragedSgdTest {
    private final PlainBackend backend = new PlainBackend(DType.FLOAT64);
    private final Weight weight = new Weight(backend.take(1));
    private final Tensor gradient = backend.take(1);

    @AfterEach
    void close() {
        backend.close();
    }

    private double step(AveragedSgd asgd, double g, double lr) {
        backend.fill(gradient, g);
        asgd.step(w -> gradient, lr, 1);
        double[] v = new double[1];
        backend.read(weight.value(), v);
        return v[0];
    }

    /** The rate of a step is that of the step before; the mean begins with the second step. */
    @Test
    void rateAndMean_lagOneStep() {
        backend.fill(weight.value(), 1);
        try (AveragedSgd asgd = new AveragedSgd(backend, List.of(weight), AveragedSgd.Decay.ofWeights(0))) {
            assertEquals(0.5, step(asgd, 1, 0.5), 1e-15);
            assertEquals(0.5, asgd.averages().get(0)[0]);
            assertEquals(0.0, step(asgd, 1, 0.25), 1e-15); // with 0.5
            assertEquals(0.0, asgd.averages().get(0)[0]); // not the mean of 0.5 and 0
            assertEquals(-0.25, step(asgd, 1, 8), 1e-15); // with 0.25
            assertEquals(-0.125, asgd.averages().get(0)[0]);
            assertEquals(8, asgd.nextRate());
            assertEquals(1 / 3.0, asgd.nextShare());
        }
    }

    @Test
    void decayAndClip_actOnTheGradient_andLambdaOnRateAndWeight() {
        backend.fill(weight.value(), 2);
        AveragedSgd.Decay decay = new AveragedSgd.Decay(0.1, 0.01, 0.75, 0);
        try (AveragedSgd asgd = new AveragedSgd(backend, List.of(weight), decay)) {
            backend.fill(gradient, 4);
            asgd.step(w -> gradient, 0.5, 0.25);
            double[] v = new double[1];
            backend.read(weight.value(), v);
            assertEquals(2 * (1 - 0.01 * 0.5) - 0.5 * (0.25 * 4 + 0.1 * 2), v[0], 1e-15);
            assertEquals(0.5 / Math.pow(1 + 0.01 * 0.5, 0.75), asgd.nextRate(), 1e-15);
            asgd.step(w -> null, 0.5, 1);
            double before = v[0];
            backend.read(weight.value(), v);
            double eta = 0.5 / Math.pow(1.005, 0.75);
            assertEquals(before * (1 - eta * 0.01 - eta * 0.1), v[0], 1e-15);
        }
    }

    @Test
    void aRestoredOptimizer_goesOnToTheSameNumbers() {
        backend.fill(weight.value(), 1);
        AveragedSgd.Decay decay = AveragedSgd.Decay.ofWeights(1e-3);
        try (AveragedSgd asgd = new AveragedSgd(backend, List.of(weight), decay);
                AveragedSgd other = new AveragedSgd(backend, List.of(weight), decay)) {
            step(asgd, 1, 0.5);
            step(asgd, -1, 0.4);
            step(asgd, 2, 0.3);
            double[] at = new double[1];
            backend.read(weight.value(), at);
            List<double[]> state = asgd.state();
            double end = step(asgd, 1, 0.2);
            other.restore(state);
            backend.write(at, weight.value());
            assertEquals(end, step(other, 1, 0.2));
            assertArrayEquals(asgd.averages().get(0), other.averages().get(0));
        }
    }
}
