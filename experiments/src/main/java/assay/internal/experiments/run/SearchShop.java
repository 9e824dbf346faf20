package assay.internal.experiments.run;

import assay.core.run.RunRecord;
import assay.internal.core.io.FolderTree;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitWatch;
import assay.internal.experiments.place.UnitWorker;
import assay.internal.experiments.spaces.RunSpace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Does the jobs of an experiment that ask no table, in another process. */
final class SearchShop implements Shop<RunUnit> {
    private final String experiment;
    private final String name;
    private final String backend;

    /** Null if no job looks at images. */
    private final SearchImages images;

    SearchShop(ExperimentConfig config, SearchImages images, String backend) {
        experiment = config.yaml();
        name = config.name();
        this.images = images;
        this.backend = backend;
    }

    @Override
    public String backend() {
        return backend;
    }

    @Override
    public UnitWorker<RunUnit> worker() {
        ExperimentConfig config = ExperimentConfig.parse(experiment, name, List.of(), Catalogue.methods());
        Searches searches = new Searches(
                config,
                RunSpace.of(config),
                images,
                null, // experiments on texts run with the driver
                (method, seed, context, scores) -> {
                    throw new IllegalStateException(method.name() + " asks a table, which is with the driver");
                },
                backend,
                Job::id);
        return new AtJobs(Job.plan(config), searches);
    }

    private record AtJobs(List<Job> jobs, Searches searches) implements UnitWorker<RunUnit> {
        @Override
        public UnitAnswer work(RunUnit unit, UnitWatch watch) throws IOException {
            Path folder = Files.createTempDirectory("assay-job-"); // a checkpoint is of no use elsewhere
            try {
                List<RunRecord> records = searches.run(
                        jobs.get(unit.at()),
                        new JobRunner.Context(
                                folder.resolve("checkpoint"),
                                folder.resolve("program"),
                                (done, what) -> {},
                                watch::halted));
                return UnitAnswer.of(
                        JobFile.text(records).getBytes(StandardCharsets.UTF_8),
                        JobFile.timeless(records).getBytes(StandardCharsets.UTF_8));
            } finally {
                FolderTree.delete(folder);
            }
        }

        @Override
        public void close() {
            searches.close();
        }
    }
}
