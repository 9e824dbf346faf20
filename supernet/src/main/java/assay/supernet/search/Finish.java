package assay.supernet.search;

import assay.supernet.network.Norms;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a search does with its trained supernet before it ends. */
public sealed interface Finish {
    /** For the catalogue; empty for nothing. */
    String title();

    /** Epochs of weights and architecture beside the search's own. */
    default int epochs(Groups groups) {
        return 0;
    }

    /** What is made of this: one of the three ways to end that there are. */
    <T> T fold(Supplier<T> nothing, Function<BestBySupernet, T> best, Function<Perturbation, T> perturbation);

    /** Nothing: the answer comes from the distribution. */
    record Nothing() implements Finish {
        @Override
        public String title() {
            return "";
        }

        @Override
        public <T> T fold(
                Supplier<T> nothing, Function<BestBySupernet, T> best, Function<Perturbation, T> perturbation) {
            return nothing.get();
        }
    }

    /**
     * The best of several architectures by accuracy with the supernet's weights, each on one validation mini-batch: RSPS,
     * ENAS (drawn as weights are trained) and SETN (the most probable ones).
     *
     * @param images of the mini-batch, rounded up to whole batches of the search
     * @param finalists so many of the best are judged again on all validation images; 0: the first judgement is final
     * @param norms {@link Norms#RUNNING} for tracked statistics, {@link Norms#BATCH} for the mini-batch's own
     */
    record BestBySupernet(int candidates, int images, boolean mostProbable, Norms norms, int finalists)
            implements Finish {
        public BestBySupernet(int candidates, int images, boolean mostProbable, Norms norms) {
            this(candidates, images, mostProbable, norms, 0);
        }

        public BestBySupernet {
            if (candidates < 1 || images < 1) {
                throw new IllegalArgumentException("best by supernet: expected at least 1 candidate and 1 image, found "
                        + candidates + " and " + images + ".");
            }
            if (finalists < 0) {
                throw new IllegalArgumentException("finalists: expected at least 0, found " + finalists + ".");
            }
        }

        @Override
        public String title() {
            return "best of " + (mostProbable ? "the most probable " : "") + candidates + " by supernet accuracy"
                    + (finalists > 0 ? ", the first " + finalists + " on all images" : "");
        }

        @Override
        public <T> T fold(
                Supplier<T> nothing, Function<BestBySupernet, T> best, Function<Perturbation, T> perturbation) {
            return best.apply(this);
        }
    }

    /**
     * DARTS-PT (Wang et al., ICLR 2021): edges in random order; of each the operation whose removal costs the supernet most
     * stays. Between decisions the search goes on with a tenth of the first weight rate.
     *
     * @param tune epochs between decisions
     * @param byLoss whether removal is judged by validation loss instead of accuracy
     * @param batches validation batches for each judgement; 0 for all
     */
    record Perturbation(int tune, boolean byLoss, int batches) implements Finish {
        @Override
        public String title() {
            return "perturbation, " + tune + " epochs between decisions";
        }

        /** The last edge is decided in the last epoch between the two before, as published. */
        @Override
        public int epochs(Groups groups) {
            return Math.max(1, tune * (groups.count() - 1));
        }

        @Override
        public <T> T fold(
                Supplier<T> nothing, Function<BestBySupernet, T> best, Function<Perturbation, T> perturbation) {
            return perturbation.apply(this);
        }
    }
}
