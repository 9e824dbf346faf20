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

/** From architecture parameters to the weights of the options in a forward pass, and gradients back. */
public interface Relaxation extends Part<Relaxation> {
    /** For the catalogue. */
    String title();

    @Override
    default Relaxation with(Map<String, ?> values) {
        return this;
    }

    /** How many parameters it has. */
    default int parameters(Groups groups) {
        return groups.size();
    }

    /** How many weights a draw has: one per option, and where edges are weighed too one per group behind them. */
    default int weights(Groups groups) {
        return groups.size();
    }

    /** Whether the weights learn on networks in which each cell has a draw of its own. */
    default boolean perCell() {
        return false;
    }

    /** The first parameters: 0.001 times standard normal, in all published code. */
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

    /** What a draw's weights of the options are on average, each group scaled to sum to one. */
    default double[] expected(SearchSpace space, double[] alpha) {
        return distribution(space, alpha).marginals();
    }

    /** DARTS, Eq. 2: softmax of alpha on each edge. */
    static Relaxation softmax() {
        return new Softmax();
    }
}
