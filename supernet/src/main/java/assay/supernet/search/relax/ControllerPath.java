package assay.supernet.search.relax;

import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Controller.Layout;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One path that the controller drew, with its probability and the gradient of that probability. The LSTM runs forward here, and
 * backward in {@link #scoreGrad}.
 */
public final class ControllerPath implements Draw {
    private static final int N = Controller.WIDTH;

    /** Chooses an option by these probabilities. */
    interface Chooser {
        int choose(double[] p, int group);
    }

    /** What one step of one layer keeps for the backward pass: x, h and c before; gates i, f, g, o; c and h after. */
    private record Cell(double[] x, double[] before, double[] cBefore, double[] gates, double[] c, double[] h) {}

    private final Controller controller;
    private final Layout at;
    private final double[] theta;
    private final Cell[][] cells;
    private final double[][] p;
    private final double[][] squashed;
    private final int[] group;
    private final int[] choice;
    private final Draw path;

    ControllerPath(Controller controller, Groups groups, double[] theta, Chooser chooser) {
        this.controller = controller;
        this.theta = theta;
        at = new Layout(Controller.widest(groups));
        group = steps(groups);
        int steps = group.length;
        cells = new Cell[steps][2];
        p = new double[steps][];
        squashed = new double[steps][];
        choice = new int[steps];
        double[] x = Arrays.copyOfRange(theta, at.first(), at.first() + N);
        double[][] h = new double[2][N];
        double[][] c = new double[2][N];
        for (int t = 0; t < steps; t++) {
            double[] input = x;
            for (int layer = 0; layer < 2; layer++) {
                Cell cell = cell(layer, input, h[layer], c[layer]);
                cells[t][layer] = cell;
                h[layer] = cell.h();
                c[layer] = cell.c();
                input = cell.h();
            }
            int width = groups.start()[group[t] + 1] - groups.start()[group[t]];
            squashed[t] = new double[width];
            double[] logits = new double[width];
            for (int k = 0; k < width; k++) {
                double z = theta[at.outputBias() + k] + dot(at.output() + k * N, input);
                squashed[t][k] = StrictMath.tanh(z / controller.temperature());
                logits[k] = taken(t, k) ? Double.NEGATIVE_INFINITY : controller.tanh() * squashed[t][k];
            }
            p[t] = new double[width];
            Groups.softmax(logits, 0, width, p[t]);
            choice[t] = chooser.choose(p[t], t);
            x = Arrays.copyOfRange(theta, at.embedding(choice[t]), at.embedding(choice[t]) + N);
        }
        path = Draw.path(groups, chosen(groups));
    }

    /** The group that each step chooses from: one step for every option that an architecture takes of it. */
    private static int[] steps(Groups groups) {
        return IntStream.range(0, groups.count())
                .flatMap(g -> IntStream.generate(() -> g).limit(groups.taken()[g]))
                .toArray();
    }

    /** Whether an earlier step took this option of the same group. */
    private boolean taken(int step, int option) {
        for (int t = step - 1; t >= 0 && group[t] == group[step]; t--) {
            if (choice[t] == option) {
                return true;
            }
        }
        return false;
    }

    private int[][] chosen(Groups groups) {
        int[][] chosen = new int[groups.count()][];
        for (int g = 0; g < chosen.length; g++) {
            int of = g;
            chosen[g] = IntStream.range(0, group.length)
                    .filter(t -> group[t] == of)
                    .map(t -> choice[t])
                    .toArray();
        }
        return chosen;
    }

    private Cell cell(int layer, double[] x, double[] h, double[] c) {
        double[] gates = new double[4 * N];
        double[] next = new double[N];
        double[] out = new double[N];
        for (int r = 0; r < gates.length; r++) {
            double z = theta[at.biases(layer) + r]
                    + theta[at.biases(layer) + 4 * N + r]
                    + dot(at.ofInput(layer) + r * N, x)
                    + dot(at.ofHidden(layer) + r * N, h);
            gates[r] = r / N == 2 ? StrictMath.tanh(z) : 1 / (1 + StrictMath.exp(-z));
        }
        for (int i = 0; i < N; i++) {
            next[i] = gates[N + i] * c[i] + gates[i] * gates[2 * N + i];
            out[i] = gates[3 * N + i] * StrictMath.tanh(next[i]);
        }
        return new Cell(x, h, c, gates, next, out);
    }

    private double dot(int from, double[] v) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += theta[from + i] * v[i];
        }
        return sum;
    }

    @Override
    public double[] weights() {
        return path.weights();
    }

    @Override
    public boolean off(int option) {
        return path.off(option);
    }

    /** The weights of a path have no gradient: the controller learns from {@link #scoreGrad}. */
    @Override
    public double[] pullBack(double[] grad) {
        return new double[theta.length];
    }

    /** The option of each step. */
    public int[] choice() {
        return choice.clone();
    }

    /** The probabilities from which each step chose. */
    double[] probabilities(int step) {
        return p[step].clone();
    }

    /** The group from which each step chose. */
    int[] groupOfStep() {
        return group.clone();
    }

    public double logProbability() {
        double sum = 0;
        for (int t = 0; t < choice.length; t++) {
            sum += StrictMath.log(p[t][choice[t]]);
        }
        return sum;
    }

    /** The sum of the steps' entropies, nats. */
    public double entropy() {
        double sum = 0;
        for (double[] step : p) {
            for (double v : step) {
                sum -= v > 0 ? v * StrictMath.log(v) : 0;
            }
        }
        return sum;
    }

    /** The gradient of {@code a log probability + b entropy} to the controller's parameters, for this path. */
    public double[] scoreGrad(double a, double b) {
        double[] g = new double[theta.length];
        double[][] gh = new double[2][N];
        double[][] gc = new double[2][N];
        for (int t = choice.length - 1; t >= 0; t--) {
            double[] top = cells[t][1].h();
            double[] gx = gh[1];
            double entropy = 0;
            for (double v : p[t]) {
                entropy -= v > 0 ? v * StrictMath.log(v) : 0;
            }
            for (int k = 0; k < p[t].length; k++) {
                double v = p[t][k];
                double toLogit =
                        a * ((k == choice[t] ? 1 : 0) - v) - (v > 0 ? b * v * (StrictMath.log(v) + entropy) : 0);
                double s = squashed[t][k];
                double z = toLogit * controller.tanh() * (1 - s * s) / controller.temperature();
                g[at.outputBias() + k] += z;
                for (int i = 0; i < N; i++) {
                    g[at.output() + k * N + i] += z * top[i];
                    gx[i] += z * theta[at.output() + k * N + i];
                }
            }
            double[] down = cellGrad(1, cells[t][1], gh[1], gc[1], g);
            for (int i = 0; i < N; i++) {
                gh[0][i] += down[i];
            }
            double[] input = cellGrad(0, cells[t][0], gh[0], gc[0], g);
            int source = t == 0 ? at.first() : at.embedding(choice[t - 1]);
            for (int i = 0; i < N; i++) {
                g[source + i] += input[i];
            }
        }
        return g;
    }

    /** Takes the gradients to h and c after the cell, replaces them by those before the cell, and returns the gradient to x. */
    private double[] cellGrad(int layer, Cell cell, double[] gh, double[] gc, double[] g) {
        double[] z = new double[4 * N];
        for (int i = 0; i < N; i++) {
            double in = cell.gates()[i];
            double forget = cell.gates()[N + i];
            double value = cell.gates()[2 * N + i];
            double out = cell.gates()[3 * N + i];
            double tanh = StrictMath.tanh(cell.c()[i]);
            double toC = gc[i] + gh[i] * out * (1 - tanh * tanh);
            z[i] = toC * value * in * (1 - in);
            z[N + i] = toC * cell.cBefore()[i] * forget * (1 - forget);
            z[2 * N + i] = toC * in * (1 - value * value);
            z[3 * N + i] = gh[i] * tanh * out * (1 - out);
            gc[i] = toC * forget;
            gh[i] = 0;
        }
        double[] gx = new double[N];
        for (int r = 0; r < z.length; r++) {
            g[at.biases(layer) + r] += z[r];
            g[at.biases(layer) + 4 * N + r] += z[r];
            for (int i = 0; i < N; i++) {
                g[at.ofInput(layer) + r * N + i] += z[r] * cell.x()[i];
                g[at.ofHidden(layer) + r * N + i] += z[r] * cell.before()[i];
                gx[i] += z[r] * theta[at.ofInput(layer) + r * N + i];
                gh[i] += z[r] * theta[at.ofHidden(layer) + r * N + i];
            }
        }
        return gx;
    }
}
