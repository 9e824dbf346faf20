package assay.supernet.search.relax;

import assay.core.random.RandomStream;
import assay.core.setting.Part;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Computes the weights of the options in a forward pass from the architecture parameters, and the gradients back. */
public interface Relaxation extends Part<Relaxation> {
    /** A short description for the catalogue. */
    String title();

    @Override
    default Relaxation with(Map<String, ?> values) {
        return this;
    }

    /** How many parameters it has. */
    default int parameters(Groups groups) {
        return groups.size();
    }

    /** How many weights a draw has: one per option, and then one per group if edges are weighed too. */
    default int weights(Groups groups) {
        return groups.size();
    }

    /** Whether the weights learn on networks in which each cell has its own draw. */
    default boolean perCell() {
        return false;
    }

    /** The initial parameters: 0.001 times standard normal, as in all published code. */
    default double[] start(Groups groups, RandomStream random) {
        double[] alpha = new double[parameters(groups)];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = 1e-3 * random.nextGaussian();
        }
        return alpha;
    }

    /** The weights of one forward pass. */
    Draw draw(Groups groups, double[] alpha, Moment when, RandomGenerator noise);

    /** The distribution over architectures that the parameters stand for. */
    default ArchDistribution distribution(SearchSpace space, double[] alpha) {
        return new ArchDistribution.Categorical(space, alpha);
    }

    /** The mean weights of the options in a draw, scaled so that each group sums to one. */
    default double[] expected(SearchSpace space, double[] alpha) {
        return distribution(space, alpha).marginals();
    }

    /** DARTS, Eq. 2: softmax of alpha on each edge. */
    static Relaxation softmax() {
        return new Softmax();
    }
}
