package assay.internal.experiments.textsearch;

import assay.core.error.InterruptedRunException;
import assay.core.run.EpochRecord;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.TextExperimentConfig;
import assay.internal.experiments.work.Crew;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.StopSignal;
import assay.internal.experiments.work.Version;
import assay.internal.experiments.work.WorkFolder;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.train.LanguageEpoch;
import assay.internal.recurrent.train.LanguageObserver;
import assay.internal.supernet.search.SearchObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Searches with each method and seed, trains each found cell once with each seed of training, and reports. What is done is kept: the same experiment goes
 * on where it was stopped.
 */
public final class TextExperiment {
    private final TextExperimentConfig config;
    private final RunOptions options;
    private final Consumer<String> remark;

    /**
     * Checks the methods.
     *
     * @param remark told what is done
     * @throws assay.core.error.UsageException if a method cannot search this space
     */
    public TextExperiment(TextExperimentConfig config, RunOptions options, Consumer<String> remark) {
        this.config = config;
        this.options = options;
        this.remark = remark;
        config.methods().forEach(m -> CellSearch.check(m, config));
    }

    /**
     * Runs to the end, and writes the report.
     *
     * @param reports folder of {@code report.md}, {@code results.csv} and {@code experiment.yaml}
     * @throws InterruptedRunException if it was stopped; what was done is kept
     */
    public void run(Path reports) {
        Corpus searched = Texts.read(config.text().dataset(), options.data());
        Corpus trained = config.retrain().dataset().equals(config.text().dataset())
                ? searched
                : Texts.read(config.retrain().dataset(), options.data());
        Map<String, Object> facts = new LinkedHashMap<>(config.searchFacts());
        facts.put("assay", List.of(Version.number(), Version.commit()));
        facts.put("backend", options.backend());
        facts.put("sha256", searched.sha256());
        try (WorkFolder work = WorkFolder.open(config.name(), Fingerprint.of(facts));
                StopSignal stop = new StopSignal()) {
            if (options.fresh()) {
                work.clear();
            }
            List<SearchUnit> searches = new ArrayList<>();
            for (MethodConfig m : config.methods()) {
                for (long seed : config.seeds()) {
                    searches.add(new SearchUnit(m, seed, work));
                }
            }
            CellSearch search = new CellSearch(config, searched, options.backend());
            work(searches, stop, (unit, halted) -> unit.run(search, halted));
            List<FoundCell> found =
                    searches.stream().map(u -> u.found().orElseThrow()).toList();
            CellTraining training = new CellTraining(config.retrain(), trained, options.backend());
            List<TrainingUnit> trainings = new ArrayList<>();
            for (GenotypeRecurrent cell :
                    found.stream().map(FoundCell::cell).distinct().toList()) {
                for (long seed : config.retrain().seeds()) {
                    trainings.add(new TrainingUnit(cell, seed, trained.sha256(), work));
                }
            }
            work(trainings, stop, (unit, halted) -> unit.run(training, halted));
            List<TrainedCell> all =
                    trainings.stream().map(u -> u.found().orElseThrow()).toList();
            new TextReport(config, searched, trained, found, all).write(reports);
        }
    }

    private interface Doing<T> {
        void on(T unit, BooleanSupplier halted) throws IOException;
    }

    private <T> void work(List<T> units, StopSignal stop, Doing<T> doing) {
        new Crew(stop).work(units, options.threads(), () -> new Crew.Worker<T>() {
            @Override
            public void work(T unit, BooleanSupplier halted) throws IOException {
                doing.on(unit, halted);
            }

            @Override
            public void close() {
                // Each unit opens an engine of its own.
            }
        });
        if (stop.wished()) {
            throw new InterruptedRunException("stopped; what was done is kept. The same command goes on.");
        }
    }

    /** A method with a seed. */
    private final class SearchUnit {
        private final MethodConfig method;
        private final long seed;
        private final Path result;
        private final Path checkpoint;
        private final String fingerprint;

        SearchUnit(MethodConfig method, long seed, WorkFolder work) {
            this.method = method;
            this.seed = seed;
            String key = Fingerprint.of(Map.of("method", method, "seed", seed)).name();
            result = work.records(key);
            checkpoint = work.checkpoint(key);
            fingerprint = work.key() + " " + key;
        }

        Optional<FoundCell> found() {
            return TextUnits.found(result);
        }

        void run(CellSearch search, BooleanSupplier halted) throws IOException {
            if (found().isPresent()) {
                return;
            }
            Files.createDirectories(result.getParent());
            SearchObserver observer = new SearchObserver() {
                @Override
                public void epoch(EpochRecord e) {
                    remark.accept(String.format(
                            Locale.ROOT,
                            "%s seed %d: epoch %d of %d, loss %.3f",
                            method.name(),
                            seed,
                            e.epoch(),
                            config.search().epochs(),
                            e.trainLoss().orElse(Double.NaN)));
                }

                @Override
                public boolean stop() {
                    return halted.getAsBoolean();
                }
            };
            FoundCell cell = search.run(method, seed, checkpoint, fingerprint, observer);
            TextUnits.keep(result, cell);
            Files.deleteIfExists(checkpoint);
            remark.accept(
                    method.name() + " seed " + seed + ": found " + cell.cell().text());
        }
    }

    /** A cell with a seed of training. */
    private final class TrainingUnit {
        private final GenotypeRecurrent cell;
        private final long seed;
        private final Path file;
        private final String fingerprint;

        TrainingUnit(GenotypeRecurrent cell, long seed, String text, WorkFolder work) {
            this.cell = cell;
            this.seed = seed;
            Fingerprint f = Fingerprint.of(Map.of(
                    "cell",
                    cell.text(),
                    "seed",
                    seed,
                    "text",
                    text,
                    "recipe",
                    config.retrain(),
                    "backend",
                    options.backend()));
            file = work.trainings().resolve(f.name() + ".json");
            fingerprint = f.json();
        }

        Optional<TrainedCell> found() {
            return TextUnits.trained(file);
        }

        void run(CellTraining training, BooleanSupplier halted) throws IOException {
            if (found().isPresent()) {
                return;
            }
            Files.createDirectories(file.getParent());
            LanguageObserver observer = new LanguageObserver() {
                @Override
                public void epoch(LanguageEpoch e) {
                    remark.accept(String.format(
                            Locale.ROOT,
                            "training %s: epoch %d of %d, validation perplexity %.2f",
                            cell.text(),
                            e.epoch(),
                            config.retrain().epochs(),
                            e.valid().perplexity()));
                }

                @Override
                public boolean stop() {
                    return halted.getAsBoolean();
                }
            };
            Path checkpoint = file.resolveSibling(file.getFileName() + ".checkpoint");
            TextUnits.keep(file, training.run(cell, seed, checkpoint, fingerprint, observer));
            Files.deleteIfExists(checkpoint);
            Files.deleteIfExists(checkpoint.resolveSibling(checkpoint.getFileName() + "-best"));
        }
    }
}
