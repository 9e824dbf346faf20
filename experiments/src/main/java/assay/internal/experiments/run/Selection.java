package assay.internal.experiments.run;

import assay.core.error.InterruptedRunException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.run.score.CellScorer;
import assay.internal.experiments.run.score.ProxySeeds;
import assay.internal.experiments.run.score.Scoring;
import assay.internal.proxies.study.BestOf;
import assay.internal.proxies.study.ProxyRule;
import assay.internal.supernet.search.SearchOutcome;
import assay.supernet.search.method.BestEpoch;
import assay.supernet.search.method.DataDerivation;
import assay.supernet.search.method.Perturbed;
import assay.supernet.search.method.Pick;
import assay.supernet.search.method.SkipLimit;
import assay.supernet.search.method.TopOperations;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * The answer that one method takes from what a search learnt. Drawing and scoring have separate streams, so a method's answer
 * does not depend on other methods that share its search.
 */
final class Selection implements AutoCloseable {
    private final MethodConfig method;
    private final Scoring scoring;
    private final Seeds root;
    private final Seeds seeds;
    private CellScorer scorer;

    /** @param root of the run */
    Selection(MethodConfig method, Scoring scoring, Seeds root) {
        this.method = method;
        this.scoring = scoring;
        this.root = root;
        this.seeds = root.child("selection");
    }

    /** The record of the method. The part about the search is the same for all methods of the job. */
    RunRecord record(SearchOutcome found, Job job, JobRunner.Context context) {
        long began = System.nanoTime();
        BestOf.Choice choice = Catalogue.method(method).pick().fold(new Answers(found, job, context));
        double seconds = (System.nanoTime() - began) / 1e9;
        return new RunRecord(
                method.name(),
                job.seed(),
                found.epochs(),
                choice.samples(),
                choice.chosen(),
                found.seconds(),
                seconds,
                job.search().isPresent()
                        ? Arrays.stream(found.distribution().marginals())
                                .boxed()
                                .toList()
                        : List.of());
    }

    /** The answer, for each way to take it. */
    private final class Answers implements Pick.Cases<BestOf.Choice> {
        private final SearchOutcome found;
        private final Job job;
        private final JobRunner.Context context;

        Answers(SearchOutcome found, Job job, JobRunner.Context context) {
            this.found = found;
            this.job = job;
            this.context = context;
        }

        private static BestOf.Choice unscored(Genotype cell) {
            return new BestOf.Choice(cell, List.of(), 0, false);
        }

        @Override
        public BestOf.Choice argmax(int operations, BestEpoch along) {
            return along.chooses()
                    ? new Trajectory(found.epochs(), found.distribution().mode()).choose(along, this::score)
                    : unscored(TopOperations.derive(found.distribution(), operations));
        }

        /** The scores of some architectures by a proxy, and the choice of the highest. */
        private BestOf.Choice score(BestEpoch along, List<Genotype> archs) {
            Iterator<Genotype> next = archs.iterator();
            return scored(archs.size(), along.proxy(), along.channels(), along.cells(), next::next);
        }

        private BestOf.Choice scored(
                int count, String proxy, int channels, int cells, Supplier<Genotype> architectures) {
            ProxyRule ranking = ProxyRule.of(proxy);
            scorer = scoring.scorer(ranking.proxies(), channels, cells, ProxySeeds.ofSelection(root));
            return new BestOf(count, 1).choose(architectures, told(count, job, context), ranking.rule());
        }

        @Override
        public BestOf.Choice draw() {
            return unscored(found.distribution().draw(seeds.stream("draw")));
        }

        @Override
        public BestOf.Choice ofSearch() {
            return unscored(found.answer().orElseThrow());
        }

        @Override
        public BestOf.Choice multinomial(Pick.Derivation derivation) {
            return unscored(DataDerivation.derive(found.distribution(), derivation.draws()));
        }

        @Override
        public BestOf.Choice fewSkips(Pick.FewSkips few) {
            return unscored(SkipLimit.derive(found.distribution(), few.most()));
        }

        @Override
        public BestOf.Choice bestOf(Pick.BestOf best) {
            RandomStream random = seeds.stream("draws");
            return scored(best.samples(), best.proxy(), best.channels(), best.cells(), () -> found.distribution()
                    .draw(random));
        }

        @Override
        public BestOf.Choice perturbed(Perturbed how) {
            return new Proposals(how, scoring, ProxySeeds.ofSelection(root), context).choose();
        }
    }

    /** Scores, stops if it must, and reports its progress. */
    private Supplier<BestOf.Scorer> told(int count, Job job, JobRunner.Context context) {
        int[] scored = {0};
        return () -> arch -> {
            if (context.stop().getAsBoolean()) {
                throw new InterruptedRunException("stopped while scoring drawn cells.");
            }
            List<OptionalDouble> scores = scorer.scores(arch);
            scored[0]++;
            double share = job.search().isPresent() ? 1 : scored[0] / (double) count;
            context.progress().at(share, scored[0] + " cells scored");
            return scores;
        };
    }

    @Override
    public void close() {
        if (scorer != null) {
            scorer.close();
        }
    }
}
