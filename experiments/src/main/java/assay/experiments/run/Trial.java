package assay.cli.run;

import assay.cli.config.ExperimentConfig;
import assay.cli.config.MethodSpec;
import assay.core.error.InterruptedRunException;
import assay.core.random.Seeds;
import assay.core.run.Experiment;
import assay.core.space.Genotype;
import assay.core.truth.Truth;
import assay.proxies.Proxies;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An experiment run as {@code assay run} runs it, for another command to judge: resumable, on several workers, kept in a work
 * folder of its own. A method that fails does not end it.
 */
public final class Trial {
    /**
     * @param data folder with tables and images; the flag {@code --data}, or empty for its environment variable
     * @param images the images themselves
     * @param workers null: as many as there are cores
     * @param fresh whether to forget what was done
     * @param purpose keeps the work apart from that of the same experiment with another purpose
     */
    public record Options(
            Optional<Path> data,
            Optional<Path> images,
            String backend,
            Integer workers,
            boolean fresh,
            String purpose) {}

    /**
     * Where to tell progress, and what to write down.
     *
     * @param command the command line as it was given
     */
    public record Voice(PrintWriter err, boolean quiet, boolean terminal, String command) {}

    /** A method that did not come to its end. */
    public record Failure(String method, long seed, Throwable cause) {}

    /** Judges. */
    public interface Then {
        /**
         * Looks at table and images before the work begins, and may refuse them.
         *
         * @param imagesSha256 empty if the experiment looks at none
         */
        void begin(Truth truth, Optional<String> imagesSha256);

        /** What it returns is returned. */
        int done(Outcome outcome);
    }

    /** What came out, while the table is open. */
    public static final class Outcome {
        private final Experiment experiment;
        private final List<Failure> failures;
        private final ExperimentConfig config;
        private final RunSpace space;
        private final SearchImages images;
        private final String backend;

        private Outcome(
                Experiment experiment,
                List<Failure> failures,
                ExperimentConfig config,
                SearchImages images,
                String backend) {
            this.experiment = experiment;
            this.failures = List.copyOf(failures);
            this.config = config;
            this.space = RunSpace.of(config);
            this.images = images;
            this.backend = backend;
        }

        public Experiment experiment() {
            return experiment;
        }

        public List<Failure> failures() {
            return failures;
        }

        /** SHA-256 of the images; empty if the experiment looks at none, and then no proxy that does can be asked. */
        public Optional<String> imagesSha256() {
            return Optional.ofNullable(images).map(SearchImages::sha256);
        }

        /**
         * The scores of these cells by a proxy, on networks of the supernet's width and depth and on one batch of the
         * images that its weights learn from. Safe for threads.
         *
         * @param seed of initial weights and of the batch
         * @return NaN where not defined
         */
        public double[] scores(String proxy, long seed, List<Genotype> cells) {
            try (CellScorer scorer = new CellScorer(
                    Proxies.named(proxy),
                    config.supernet().channels(),
                    config.supernet().cells(),
                    config,
                    space,
                    images,
                    backend,
                    new Seeds(seed).child("scores"))) {
                return cells.stream()
                        .mapToDouble(c -> scorer.score(c).orElse(Double.NaN))
                        .toArray();
            }
        }
    }

    private Trial() {}

    /** The methods that an experiment can name. */
    public static List<MethodSpec> catalogue() {
        return Catalogue.methods();
    }

    /**
     * @return what {@code then} returned
     * @throws InterruptedRunException if it was stopped; that was told, and what was done is kept
     */
    public static int run(ExperimentConfig config, Options options, Voice voice, Then then) {
        Launch launch = new Launch(
                config,
                new Launch.Options(
                        DataFolder.of(options.data().orElse(null)),
                        options.images(),
                        options.backend(),
                        options.workers(),
                        options.fresh(),
                        options.purpose()),
                new Launch.Voice(voice.err(), voice.quiet(), voice.terminal(), voice.command()));
        return launch.run((job, cause) -> {}, new Launch.Inner() {
            @Override
            public void begin(Truth truth, Optional<SearchImages> pictures) {
                then.begin(truth, pictures.map(SearchImages::sha256));
            }

            @Override
            public int done(
                    Experiment experiment,
                    Truth truth,
                    WorkFolder work,
                    Optional<SearchImages> pictures,
                    Failures failures) {
                return then.done(
                        new Outcome(experiment, ofMethods(failures), config, pictures.orElse(null), options.backend()));
            }
        });
    }

    private static List<Failure> ofMethods(Failures failures) {
        return failures.all().stream()
                .flatMap(f -> f.job().methods().stream()
                        .map(m -> new Failure(m.name(), f.job().seed(), f.cause())))
                .toList();
    }
}
