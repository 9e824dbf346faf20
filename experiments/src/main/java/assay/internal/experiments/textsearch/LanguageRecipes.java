package assay.internal.experiments.textsearch;

import assay.internal.experiments.config.TextConfig.Retrain;
import assay.internal.recurrent.train.LanguageRecipe;
import assay.supernet.recurrent.DropoutRates;

/** The published recipes, changed to the sizes of an experiment. */
public final class LanguageRecipes {
    private LanguageRecipes() {}

    /** The recipe that was published for the text, of these sizes. */
    public static LanguageRecipe of(Retrain retrain) {
        LanguageRecipe p = retrain.dataset().equals("wikitext2") ? LanguageRecipe.wikitext2() : LanguageRecipe.ptb();
        return new LanguageRecipe(
                retrain.hidden(),
                retrain.batch(),
                p.bptt(),
                p.longer(),
                retrain.rate(),
                p.decay(),
                DropoutRates.of(retrain.dropouts()),
                p.clip(),
                p.ar(),
                p.tar(),
                p.few(),
                retrain.epochs(),
                p.fineTuning());
    }
}
