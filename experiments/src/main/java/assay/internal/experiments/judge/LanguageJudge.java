package assay.internal.experiments.judge;

import assay.core.run.Retrained;
import assay.core.run.RunRecord;
import assay.core.run.Training;
import assay.core.run.WorkListener;
import assay.core.space.Genotype;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.PublishedRecurrent;
import assay.core.truth.Truth;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.TextConfig.Retrain;
import assay.internal.experiments.language.LanguageFit;
import assay.internal.experiments.language.LanguageJob;
import assay.internal.experiments.textsearch.LanguageRecipes;
import assay.internal.experiments.textsearch.Texts;
import assay.internal.experiments.work.RunOptions;
import assay.internal.experiments.work.WorkFolder;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.train.LanguageRecipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges by training language models: the cell that each run chose, once with each retraining seed. Trainings are stored under
 * everything that determines them.
 */
final class LanguageJudge implements Judge {
    private final Retrain retrain;
    private final LanguageRecipe recipe;
    private final RunOptions options;
    private final Corpus corpus;

    /**
     * Reads the text, and checks before the long searches that its language models fit into memory.
     *
     * @param limit bytes that all trainings at a time may hold in tensors
     */
    LanguageJudge(ExperimentConfig config, RunOptions options, long limit) {
        this.retrain = config.text().orElseThrow().retrain();
        this.recipe = LanguageRecipes.of(retrain);
        this.options = options;
        this.corpus = Texts.read(retrain.dataset(), options.data());
        int networks = config.methods().size()
                * config.seeds().size()
                * retrain.seeds().size();
        LanguageFit.check(
                job(PublishedRecurrent.named("DARTS_V2"), 0), "retrain.", Math.min(options.threads(), networks), limit);
    }

    private LanguageJob job(GenotypeRecurrent cell, long seed) {
        return new LanguageJob(cell, recipe, corpus, seed, options.backend());
    }

    @Override
    public List<Training> train(List<RunRecord> records, WorkFolder work, WorkListener listener) {
        List<NetworkTraining> units = new ArrayList<>();
        for (Genotype cell : records.stream().map(RunRecord::chosen).distinct().toList()) {
            for (long seed : retrain.seeds()) {
                LanguageJob job = job((GenotypeRecurrent) cell, seed);
                units.add(new LanguageUnit(
                        job,
                        retrain.dataset(),
                        work.trainings().resolve(job.fingerprint().name())));
            }
        }
        return NetworkTraining.all(
                units, recipe.allEpochs(), work, listener, NetworkTraining.here(options.threads(), listener));
    }

    @Override
    public Truth truth(List<Training> trainings) {
        return new Retrained(trainings);
    }

    @Override
    public Map<String, String> facts(List<RunRecord> records) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("judged by", "training the found cells: " + corpus.words() + ", sha256 " + corpus.sha256());
        return facts;
    }

    @Override
    public List<String> table() {
        return List.of();
    }

    @Override
    public void close() {
        // the text is on the heap
    }
}
