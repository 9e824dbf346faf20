package assay.supernet.search.method;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.supernet.network.Norms;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.learn.Learn;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a search does with its trained supernet at its end. */
public sealed interface Finish extends Part<Finish> {
    /** Bound of epochs, images and candidates. */
    int MOST = 1_000_000;

    /** A short description for the catalogue; empty for nothing. */
    String title();

    @Override
    default Finish with(Map<String, ?> values) {
        return this;
    }

    /** Additional epochs of weights and architecture after the search's own. */
    default int epochs(Groups groups) {
        return 0;
    }

    /** Handles the three ways to end. */
    <T> T fold(Supplier<T> nothing, Function<BestBySupernet, T> best, Function<Perturbation, T> perturbation);

    /** Does nothing: the answer comes from the distribution. */
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
     * @param finalists how many of the best are judged again, on all validation images; 0: none, the first judgement counts
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

        private Whole candidateSetting() {
            return new Whole("candidates", candidates, 1, MOST, "cells judged with the supernet");
        }

        private Whole imageSetting() {
            return new Whole("judge_images", images, 1, MOST, "validation images for each");
        }

        private Whole finalistSetting() {
            return new Whole("finalists", finalists, 0, MOST, "of them, judged again on all images; 0: none");
        }

        @Override
        public List<Setting> settings() {
            return List.of(Learn.statistics(norms), candidateSetting(), imageSetting(), finalistSetting());
        }

        @Override
        public BestBySupernet with(Map<String, ?> values) {
            return new BestBySupernet(
                    candidateSetting().in(values),
                    imageSetting().in(values),
                    mostProbable,
                    Learn.statistics(norms).in(values),
                    finalistSetting().in(values));
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
     * DARTS-PT (Wang et al., ICLR 2021): edges in random order; on each edge, the operation with the largest cost of removal
     * stays. Between decisions the search continues with a tenth of the first weight rate.
     *
     * @param tune epochs between decisions
     * @param byLoss whether removal is judged by validation loss instead of accuracy
     * @param batches validation batches for each judgement; 0 for all
     */
    record Perturbation(int tune, boolean byLoss, int batches) implements Finish {
        private Whole tuneSetting() {
            return new Whole("tune", tune, 0, MOST, "epochs between decisions");
        }

        private Choice<Boolean> judgeSetting() {
            return Choice.either("judge_by", byLoss, "accuracy", "loss", "what a removal costs");
        }

        private Whole batchSetting() {
            return new Whole("judge_batches", batches, 0, MOST, "validation batches for each removal; 0 for all");
        }

        @Override
        public List<Setting> settings() {
            return List.of(tuneSetting(), judgeSetting(), batchSetting());
        }

        @Override
        public Perturbation with(Map<String, ?> values) {
            return new Perturbation(
                    tuneSetting().in(values),
                    judgeSetting().in(values),
                    batchSetting().in(values));
        }

        @Override
        public String title() {
            return "perturbation, " + tune + " epochs between decisions";
        }

        /** The last edge is decided one epoch before its turn, as published. */
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
