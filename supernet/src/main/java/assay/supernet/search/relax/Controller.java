package assay.supernet.search.relax;

import assay.core.random.RandomStream;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * ENAS' controller (Pham et al., ICML 2018) as in AutoDL-Projects: a two-layer LSTM of width 32, with one step per group. If an
 * architecture takes several options of a group, there is a step for each; it cannot take the same option again. The first
 * input is a learnt vector, then the embedding of the option that was drawn; logits = c tanh(linear(h) / T).
 *
 * @param temperature T
 * @param tanh c
 */
public record Controller(double temperature, double tanh) implements Relaxation {
    /** Width of embeddings and of both layers. */
    static final int WIDTH = 32;

    /** The published setting. */
    public static Controller published() {
        return new Controller(5, 2.5);
    }

    @Override
    public String title() {
        return "path by an LSTM controller";
    }

    private Real temperatureSetting() {
        return new Real("controller_temperature", temperature, 1e-9, 1e9, "divides its outputs");
    }

    @Override
    public List<Setting> settings() {
        return List.of(temperatureSetting());
    }

    @Override
    public Controller with(Map<String, ?> values) {
        return new Controller(temperatureSetting().in(values), tanh);
    }

    @Override
    public int parameters(Groups groups) {
        return new Layout(widest(groups)).size();
    }

    static int widest(Groups groups) {
        int widest = 0;
        for (int g = 0; g < groups.count(); g++) {
            widest = Math.max(widest, groups.start()[g + 1] - groups.start()[g]);
        }
        return widest;
    }

    /**
     * Uniform: the first input, embedding, the first layer's matrices and the output's within 0.1, the rest within
     * 1/sqrt(32), the framework's default.
     */
    @Override
    public double[] start(Groups groups, RandomStream random) {
        Layout at = new Layout(widest(groups));
        double[] p = new double[at.size()];
        for (int i = 0; i < p.length; i++) {
            double bound = at.isSmall(i) ? 0.1 : 1 / Math.sqrt(WIDTH);
            p[i] = bound * (2 * random.nextDouble() - 1);
        }
        return p;
    }

    @Override
    public ControllerPath draw(Groups groups, double[] parameters, Moment when, RandomGenerator noise) {
        return new ControllerPath(this, groups, parameters, (p, group) -> Paths.pick(p, 0, p.length, noise));
    }

    /** The path that takes the most probable option at every step. */
    ControllerPath greedy(Groups groups, double[] parameters) {
        return new ControllerPath(this, groups, parameters, (p, group) -> {
            int best = 0;
            for (int k = 1; k < p.length; k++) {
                best = p[k] > p[best] ? k : best;
            }
            return best;
        });
    }

    @Override
    public ArchDistribution distribution(SearchSpace space, double[] parameters) {
        return new ControllerDistribution(space, this, parameters);
    }

    /**
     * The places in the array of parameters: first input, embedding, then for each of two layers the matrices of input and
     * hidden state (rows: gates i, f, g, o) and their biases, then the output's matrix and bias.
     */
    record Layout(int options) {
        private static final int GATES = 4 * WIDTH;
        private static final int MATRIX = GATES * WIDTH;
        private static final int LAYER = 2 * MATRIX + 2 * GATES;

        int first() {
            return 0;
        }

        int embedding(int option) {
            return WIDTH * (1 + option);
        }

        int ofInput(int layer) {
            return WIDTH * (1 + options) + layer * LAYER;
        }

        int ofHidden(int layer) {
            return ofInput(layer) + MATRIX;
        }

        int biases(int layer) {
            return ofHidden(layer) + MATRIX;
        }

        int output() {
            return ofInput(2);
        }

        int outputBias() {
            return output() + options * WIDTH;
        }

        int size() {
            return outputBias() + options;
        }

        boolean isSmall(int i) {
            return i < biases(0) || i >= output() && i < outputBias();
        }
    }
}
