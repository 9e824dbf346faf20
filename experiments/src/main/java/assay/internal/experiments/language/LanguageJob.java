package assay.internal.experiments.language;

import assay.core.random.Seeds;
import assay.core.space.recurrent.CostRecurrent;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.internal.core.text.RecordWords;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.experiments.work.Version;
import assay.internal.recurrent.text.Corpus;
import assay.internal.recurrent.text.TextSplit;
import assay.internal.recurrent.train.LanguageRecipe;
import assay.internal.recurrent.train.LanguageTrainer;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** One training of a language model, with everything that determines its result. The same job gives the same bytes. */
public record LanguageJob(GenotypeRecurrent arch, LanguageRecipe recipe, Corpus corpus, long seed, String backend) {
    /** Data, recipe, seed and engine as texts, for files. */
    public Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("text", corpus.known().orElse(corpus.name()));
        about.put("text_sha256", corpus.sha256());
        about.put("train_words", Integer.toString(corpus.tokens(TextSplit.TRAIN).length));
        about.put("recipe", RecordWords.of(recipe));
        about.put("seed", Long.toString(seed));
        about.put("backend", backend);
        return about;
    }

    /** Everything that determines the result. */
    public Fingerprint fingerprint() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("network", Map.of("space", "recurrent", "arch", arch.text()));
        facts.put("recipe", recipe);
        facts.put("text", Map.of("sha256", corpus.sha256(), "train_words", corpus.tokens(TextSplit.TRAIN).length));
        facts.put("seed", seed);
        facts.put("backend", backend);
        facts.put("assay", Version.number());
        return Fingerprint.of(facts);
    }

    /** A trainer, in the state of the checkpoint if there is one. */
    public LanguageTrainer trainer(Path checkpoint) {
        return new LanguageTrainer(
                recipe,
                Backends.open(backend, DType.FLOAT32),
                arch,
                corpus,
                new Seeds(seed),
                checkpoint,
                fingerprint().sha256());
    }

    /** Parameters, and multiply-adds of a word. */
    public CostRecurrent cost() {
        return CostRecurrent.of(arch, corpus.vocabulary().size(), recipe.hidden());
    }
}
