package assay.internal.experiments.language;

import assay.core.error.UsageException;
import assay.internal.experiments.work.EngineMemory;
import assay.internal.recurrent.train.LanguageColumns;
import assay.internal.recurrent.train.LanguageMemory;
import java.util.Locale;

/** Checks that the training of a language model fits into memory, before it starts. */
public final class LanguageFit {
    private LanguageFit() {}

    /**
     * Checks one training that is asked for by flags.
     *
     * @throws UsageException naming need and limit, if it does not fit, or if the text is too short for the columns
     */
    public static void check(LanguageJob job) {
        check(job, "--", 1, EngineMemory.limit());
    }

    /**
     * Checks several trainings at a time.
     *
     * @param sizes the prefix of the names of the sizes: {@code --}, or {@code retrain.} in an experiment
     * @param together how many trainings at a time
     * @param limit bytes that all of them may hold in tensors
     * @throws UsageException naming need and limit, if they do not fit, or if the text is too short for the columns
     */
    public static void check(LanguageJob job, String sizes, int together, long limit) {
        int words = job.corpus().vocabulary().size();
        long need = LanguageMemory.least(job.recipe(), job.arch(), words);
        if (need <= limit / together) {
            need = LanguageMemory.bytes(job.recipe(), job.arch(), words);
        }
        if (need > limit / together) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "memory: %s at least %.1f GiB in tensors with %shidden %d, %sbatch %d and a vocabulary of %d:"
                            + " expected at most %.1f GiB. Lower %s.",
                    together == 1 ? "the training holds" : together + " trainings at a time hold",
                    EngineMemory.gib(need) * together,
                    sizes,
                    job.recipe().hidden(),
                    sizes,
                    job.recipe().batch(),
                    words,
                    EngineMemory.gib(limit),
                    together == 1 && sizes.equals("--")
                            ? "--batch, --bptt or --hidden"
                            : sizes + "batch or " + sizes + "hidden"
                                    + (together > 1 ? ", or give fewer --workers" : "")));
        }
        LanguageColumns.of(job.recipe(), job.corpus());
    }
}
