package assay.cli.run;

import assay.cli.config.ExperimentConfig;
import assay.cli.config.MethodConfig;
import assay.core.error.InterruptedRunException;
import assay.core.random.Seeds;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import assay.data.images.Batch;
import assay.data.images.BatchCursor;
import assay.data.images.BatchPlan;
import assay.data.images.Batches;
import assay.proxies.BestOf;
import assay.proxies.Probe;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.search.DataDerivation;
import assay.supernet.search.Pick;
import assay.supernet.search.SearchOutcome;
import assay.supernet.search.SkipLimit;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
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
    private Backend single;
    private Backend wide;

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
        Proxy proxy = Proxies.named(best.proxy());
        Probe probe = probe(proxy);
        int channels = method.integer("proxy_channels");
        int cells = method.integer("proxy_cells");
        int[] scored = {0};
        return () -> arch -> {
            if (context.stop().getAsBoolean()) {
                throw new InterruptedRunException("stopped while scoring drawn cells.");
            }
            // A score depends on the architecture alone: all networks of one selection start from the same streams.
            try (ProxyTask task = new ProxyTask(
                    probe,
                    on -> space.network(on, channels, cells, arch, seeds.child("network")),
                    OptionalDouble.of(space.multiplyAdds(channels, cells, arch)))) {
                OptionalDouble score = proxy.score(task);
                scored[0]++;
                double share = job.search().isPresent() ? 1 : scored[0] / (double) best.samples();
                context.progress().at(share, scored[0] + " cells scored");
                return score;
            }
        };
    }

    private Probe probe(Proxy proxy) {
        wide = Backends.open(backendName, DType.FLOAT64);
        int side = config.images().size();
        if (!proxy.needsData()) {
            return Probe.ofSize(wide, side, side);
        }
        single = Backends.open(backendName, DType.FLOAT32);
        BatchPlan plan = BatchPlan.training(
                images.train(), images.normalisation(), config.supernet().batch(), seeds, "proxy");
        try (BatchCursor cursor = new Batches(plan, 0).epoch(0, 0)) {
            Batch batch = cursor.next();
            Tensor x = single.take(batch.size(), batch.channels(), batch.height(), batch.width());
            single.write(batch.pixels(), x);
            return Probe.ofBatch(single, wide, x, batch.labels().clone());
        }
    }

    @Override
    public void close() {
        if (single != null) {
            single.close();
        }
        if (wide != null) {
            wide.close();
        }
    }
}
