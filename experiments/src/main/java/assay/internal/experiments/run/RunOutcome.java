package assay.internal.experiments.run;

import assay.core.random.Seeds;
import assay.core.run.Experiment;
import assay.core.space.Genotype;
import assay.core.truth.Truth;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.images.SearchImages;
import assay.internal.experiments.run.score.CellScorer;
import assay.internal.experiments.run.score.ProxySeeds;
import assay.internal.experiments.run.score.Scoring;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.experiments.work.WorkFolder;
import assay.proxies.Proxies;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The results of an experiment, while its table is open and its work folder is locked. */
public final class RunOutcome {
    private static final int FAILED = 1;

    private final Experiment experiment;
    private final Truth truth;
    private final WorkFolder work;
    private final FailedJobs failures;
    private final ExperimentConfig config;
    private final SearchImages images;
    private final String backend;

    /** A method that did not finish. */
    public record Failure(String method, long seed, Throwable cause) {}

    /** @param images null if the experiment does not use images */
    RunOutcome(
            Experiment experiment,
            Truth truth,
            WorkFolder work,
            FailedJobs failures,
            ExperimentConfig config,
            SearchImages images,
            String backend) {
        this.experiment = experiment;
        this.truth = truth;
        this.work = work;
        this.failures = failures;
        this.config = config;
        this.images = images;
        this.backend = backend;
    }

    public Experiment experiment() {
        return experiment;
    }

    /** The truth about the architectures that were found. */
    public Truth truth() {
        return truth;
    }

    /** Methods that failed while the others continued. */
    public List<Failure> failures() {
        return failures.all().stream()
                .flatMap(f -> f.job().methods().stream()
                        .map(m -> new Failure(m.name(), f.job().seed(), f.cause())))
                .toList();
    }

    /** Throws the first failure if there is no result at all. */
    public void requireRuns() {
        if (experiment.runs().isEmpty()) {
            failures.rethrowFirst();
        }
    }

    /** The exit code of a command: 1 instead of 0 if a method failed. */
    public int code(int code) {
        return code == 0 && failures.any() ? FAILED : code;
    }

    /** Deletes all finished work, so that it is done again next time. */
    public void forget() {
        work.clear();
    }

    /** SHA-256 of the images; empty if the experiment does not use images. Then proxies that look at images cannot be used. */
    public Optional<String> imagesSha256() {
        return Optional.ofNullable(images).map(SearchImages::sha256);
    }

    /**
     * The scores of these cells by each of these proxies, on networks with the supernet's width and depth, and on one batch of its training
     * images. Safe for threads.
     *
     * @param seed of initial weights and of the batch; numbers that a proxy draws itself are those of seed 0, whatever the seed. The gate
     *     compares two versions of the code, and each seed shows it other weights
     * @return NaN where not defined
     */
    public List<double[]> scores(List<String> proxies, long seed, List<Genotype> cells) {
        Scoring scoring = new Scoring(config, RunSpace.of(config), images, backend);
        List<double[]> scores =
                proxies.stream().map(p -> new double[cells.size()]).toList();
        try (CellScorer scorer = scoring.scorer(
                proxies.stream().map(Proxies::named).toList(),
                config.supernet().channels(),
                config.supernet().cells(),
                new ProxySeeds(new Seeds(seed).child("scores"), new Seeds(0)))) {
            for (int c = 0; c < cells.size(); c++) {
                List<OptionalDouble> of = scorer.scores(cells.get(c));
                for (int p = 0; p < of.size(); p++) {
                    scores.get(p)[c] = of.get(p).orElse(Double.NaN);
                }
            }
        }
        return scores;
    }
}
