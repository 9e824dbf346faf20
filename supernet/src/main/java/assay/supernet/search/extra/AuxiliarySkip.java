package assay.supernet.search.extra;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.space.DecisionGroup;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.draw.Reweighed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * DARTS- (Chu et al., ICLR 2021, Eq. 5; Meituan-AutoML/DARTS-, src/utils.py, DecayScheduler): every edge has a skip connection
 * beside its candidates, so that the candidate skip connection need not help the others to train. Its weight falls to zero:
 *
 * <pre>
 *   edge = sum of weight times candidate  +  beta x,   beta = first (1 - epoch / epochs), or by a cosine
 * </pre>
 *
 * Here beta is added to the weight of the candidate skip connection in the pass, which is the same wherever a skip connection
 * is x itself. If the candidate skip connection has weights (in the DARTS space at stride 2), both share them.
 *
 * @param first beta in the first epoch
 */
public record AuxiliarySkip(Decay decay, double first) implements Part<AuxiliarySkip>, Extra {
    /** How beta falls. */
    public enum Decay {
        /** There is no such skip connection. */
        NONE,
        LINEAR,
        COSINE
    }

    /** Falling from one. */
    public AuxiliarySkip(Decay decay) {
        this(decay, 1);
    }

    private Choice<Decay> decaySetting() {
        return new Choice<>(
                "auxiliary_skip",
                decay,
                List.of(Decay.values()),
                d -> d.name().toLowerCase(Locale.ROOT),
                "a skip connection beside the candidates of every edge, whose weight falls to 0 (DARTS-)");
    }

    private Real firstSetting() {
        return new Real("auxiliary_first", first, 0, 1000, "its weight in the first epoch");
    }

    @Override
    public List<Setting> settings() {
        return decay == Decay.NONE ? List.of(decaySetting()) : List.of(decaySetting(), firstSetting());
    }

    @Override
    public AuxiliarySkip with(Map<String, ?> values) {
        return new AuxiliarySkip(decaySetting().in(values), firstSetting().in(values));
    }

    /** For the catalogue; empty for none. */
    String title() {
        return decay == Decay.NONE ? "" : "auxiliary skip, " + decay.name().toLowerCase(Locale.ROOT);
    }

    /** The weight at a moment. */
    double beta(Moment when) {
        double done = (double) when.epoch() / when.epochs();
        return switch (decay) {
            case NONE -> 0;
            case LINEAR -> first * (1 - done);
            case COSINE -> first * (1 + StrictMath.cos(Math.PI * done)) / 2;
        };
    }

    /**
     * The places of the candidate skip connections among all options.
     *
     * @throws IllegalArgumentException if the space has none, and the part is there
     */
    int[] places(SearchSpace space) {
        if (decay == Decay.NONE) {
            return new int[0];
        }
        List<DecisionGroup> all = space.alphas();
        int[] start = Groups.of(space).start();
        int[] places = IntStream.range(0, all.size())
                .filter(g -> all.get(g).skip() >= 0)
                .map(g -> start[g] + all.get(g).skip())
                .toArray();
        if (places.length == 0) {
            throw new IllegalArgumentException("auxiliary_skip: expected none in the space " + space.name()
                    + ", whose edges have no skip connection, found "
                    + decaySetting().standard() + ".");
        }
        return places;
    }

    /** @param skips {@link #places} of the draw's space */
    Draw onto(Draw draw, int[] skips, Moment when) {
        double beta = beta(when);
        if (beta == 0) {
            return draw;
        }
        double[] w = draw.weights().clone();
        boolean[] skip = new boolean[w.length];
        for (int i : skips) {
            w[i] += beta;
            skip[i] = true;
        }
        return new Reweighed(draw, w) {
            @Override
            public boolean off(int option) {
                return !skip[option] && draw.off(option);
            }

            /** A candidate that the draw leaves out learns nothing from the one beside it. */
            @Override
            public double[] pullBack(double[] grad) {
                double[] inner = grad.clone();
                for (int i : skips) {
                    inner[i] = draw.off(i) ? 0 : inner[i];
                }
                return draw.pullBack(inner);
            }
        };
    }
}
