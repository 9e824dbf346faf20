package assay.experiments.run;

import assay.core.error.InterruptedRunException;
import assay.core.random.Seeds;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.experiments.config.ExperimentConfig;
import assay.experiments.config.MethodConfig;
import assay.experiments.images.SearchImages;
import assay.experiments.methods.Catalogue;
import assay.experiments.spaces.RunSpace;
import assay.proxies.BestOf;
import assay.proxies.Proxies;
import assay.supernet.search.DataDerivation;
import assay.supernet.search.Pick;
import assay.supernet.search.SearchOutcome;
import assay.supernet.search.SkipLimit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * The answer that one method takes from what a search learnt. Drawing and scoring have streams of their own, so that a
 * method answers alike whether or not others share its search.
 */
final class Selection implements AutoCloseable {
    private final MethodConfig method;
    private final ExperimentConfig config;
    private final RunSpace space;
    private final SearchImages images;
    private final String backendName;
    private final Seeds seeds;
    private CellScorer scorer;

    Selection(
            MethodConfig method,
            ExperimentConfig config,
            RunSpace space,
            SearchImages images,
            String backendName,
            Seeds seeds) {
        this.method = method;
        this.config = config;
        this.space = space;
        this.images = images;
        this.backendName = backendName;
        this.seeds = seeds.child("selection");
    }

    /** The method's record; its search's part is the one that all methods of the job share. */
    RunRecord record(SearchOutcome found, Job job, JobRunner.Context context) {
        long began = System.nanoTime();
        Pick pick = Catalogue.method(method).pick();
        BestOf.Choice choice;
        if (pick instanceof Pick.BestOf best) {
            var random = seeds.stream("draws");
            choice = new BestOf(best.samples(), 1)
                    .choose(() -> found.distribution().draw(random), scorer(best, job, context));
        } else {
            choice = new BestOf.Choice(single(pick, found), List.of(), 0, false);
        }
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

    /** The one cell that needs no scoring. */
    private Genotype single(Pick pick, SearchOutcome found) {
        if (pick instanceof Pick.OfSearch) {
            return found.answer().orElseThrow();
        }
        if (pick instanceof Pick.Multinomial rule) {
            return DataDerivation.derive(found.distribution(), rule.draws());
        }
        if (pick instanceof Pick.FewSkips few) {
            return SkipLimit.derive(found.distribution(), few.most());
        }
        return pick instanceof Pick.Draw
                ? found.distribution().draw(seeds.stream("draw"))
                : found.distribution().mode();
    }

    private Supplier<BestOf.Scorer> scorer(Pick.BestOf best, Job job, JobRunner.Context context) {
        scorer = new CellScorer(
                Proxies.named(best.proxy()),
                method.integer("proxy_channels"),
                method.integer("proxy_cells"),
                config,
                space,
                images,
                backendName,
                seeds);
        int[] scored = {0};
        return () -> arch -> {
            if (context.stop().getAsBoolean()) {
                throw new InterruptedRunException("stopped while scoring drawn cells.");
            }
            OptionalDouble score = scorer.score(arch);
            scored[0]++;
            double share = job.search().isPresent() ? 1 : scored[0] / (double) best.samples();
            context.progress().at(share, scored[0] + " cells scored");
            return score;
        };
    }

    @Override
    public void close() {
        if (scorer != null) {
            scorer.close();
        }
    }
}
