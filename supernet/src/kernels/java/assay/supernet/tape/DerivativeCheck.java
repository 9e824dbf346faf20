package assay.supernet.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.random.RandomStream;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the tape's derivatives of a small graph with central differences in float64. Gradient: against differences of
 * the loss. Second sweep: against differences of the gradient along a random direction, in weights and mixture together.
 */
final class DerivativeCheck {
    interface Graph {
        Loss loss(Tape tape, List<Var> x, Vec mix);
    }

    /** Step of the differences; their own error is about the step squared times a third derivative of order one. */
    private static final double H = 1e-5;
    /** 1e-10 from the step, 1e-11 from rounding 1e-16 over the step, times some ten for the network's gain. */
    private static final double TOLERANCE = 2e-8;

    private final Backend backend;
    private final List<Weight> weights = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final double[] mixture;
    private final Graph graph;

    DerivativeCheck(Backend backend, long seed, List<int[]> shapes, int mix, Graph graph) {
        this.backend = backend;
        this.graph = graph;
        RandomStream random = new RandomStream(seed);
        for (int[] shape : shapes) {
            Weight w = new Weight(backend.take(shape));
            weights.add(w);
            values.add(normal(random, w.value().size()));
        }
        mixture = normal(random, mix);
    }

    static double[] normal(RandomStream random, int n) {
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = random.nextGaussian();
        }
        return v;
    }

    /** Loss, gradients of the weights, then of the mixture. */
    private record Pass(double loss, List<double[]> grads, List<double[]> gradTangents) {}

    private Pass pass(List<double[]> at, double[] mix, List<double[]> direction, double[] mixDirection) {
        for (int i = 0; i < weights.size(); i++) {
            backend.write(at.get(i), weights.get(i).value());
        }
        Vec vec = new Vec(mix.length);
        vec.set(mix);
        Tape tape = new Tape(backend).retainGrads(true);
        Loss loss = graph.loss(tape, weights.stream().map(tape::weight).toList(), vec);
        tape.backward(loss);
        List<double[]> grads = read(tape, false);
        grads.add(vec.grad());
        List<double[]> tangents = null;
        if (direction != null) {
            List<Tensor> held = new ArrayList<>();
            for (int i = 0; i < weights.size(); i++) {
                Tensor t = backend.take(weights.get(i).value().shape());
                backend.write(direction.get(i), t);
                tape.direct(weights.get(i), t);
                held.add(t);
            }
            vec.setTangent(mixDirection);
            tape.pushForward();
            tape.pushBackward(loss);
            tangents = read(tape, true);
            tangents.add(vec.gradTangent());
            held.forEach(backend::give);
        }
        tape.clear();
        return new Pass(loss.value(), grads, tangents);
    }

    private List<double[]> read(Tape tape, boolean tangent) {
        List<double[]> all = new ArrayList<>();
        for (Weight w : weights) {
            double[] v = new double[w.value().size()];
            Tensor t = tangent ? tape.gradTangent(w) : tape.grad(w);
            if (t != null) {
                backend.read(t, v);
            }
            all.add(v);
        }
        return all;
    }

    void run() {
        Pass here = pass(values, mixture, null, null);
        List<double[]> point =
                new ArrayList<>(values.stream().map(double[]::clone).toList());
        point.add(mixture.clone());
        for (int i = 0; i < point.size(); i++) {
            for (int j = 0; j < point.get(i).length; j++) {
                double up = shifted(point, i, j, H);
                double down = shifted(point, i, j, -H);
                near((up - down) / (2 * H), here.grads.get(i)[j], "gradient of input " + i + ", element " + j);
            }
        }
        RandomStream random = new RandomStream(77);
        List<double[]> direction =
                point.stream().map(v -> normal(random, v.length)).toList();
        Pass second = pass(values, mixture, direction.subList(0, values.size()), direction.get(values.size()));
        List<double[]> up = moved(point, direction, H);
        List<double[]> down = moved(point, direction, -H);
        for (int i = 0; i < point.size(); i++) {
            for (int j = 0; j < point.get(i).length; j++) {
                double difference = (up.get(i)[j] - down.get(i)[j]) / (2 * H);
                near(difference, second.gradTangents.get(i)[j], "second sweep, input " + i + ", element " + j);
            }
        }
    }

    private double shifted(List<double[]> point, int i, int j, double by) {
        List<double[]> at = new ArrayList<>(point.stream().map(double[]::clone).toList());
        at.get(i)[j] += by;
        return pass(at.subList(0, values.size()), at.get(values.size()), null, null).loss;
    }

    private List<double[]> moved(List<double[]> point, List<double[]> direction, double by) {
        List<double[]> at = new ArrayList<>();
        for (int i = 0; i < point.size(); i++) {
            double[] v = point.get(i).clone();
            for (int j = 0; j < v.length; j++) {
                v[j] += by * direction.get(i)[j];
            }
            at.add(v);
        }
        return pass(at.subList(0, values.size()), at.get(values.size()), null, null).grads;
    }

    private static void near(double expected, double found, String what) {
        assertEquals(expected, found, TOLERANCE * Math.max(1, Math.abs(expected)), what);
    }
}
