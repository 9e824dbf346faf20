package assay.internal.experiments.language;

import assay.core.error.UsageException;
import assay.internal.experiments.work.EngineMemory;
import assay.internal.recurrent.train.LanguageMemory;
import java.util.Locale;

/** Whether the training of a language model fits into memory; told before it starts. */
public final class LanguageFit {
    private LanguageFit() {}

    /** @throws UsageException naming need and limit, if it does not fit */
    public static void check(LanguageJob job) {
        int words = job.corpus().vocabulary().size();
        long limit = EngineMemory.limit();
        long need = LanguageMemory.least(job.recipe(), job.arch(), words);
        if (need <= limit) {
            need = LanguageMemory.bytes(job.recipe(), job.arch(), words);
        }
        if (need > limit) {
            throw new UsageException(String.format(
                    Locale.ROOT,
                    "memory: the training holds at least %.1f GiB in tensors with --hidden %d, --batch %d and a vocabulary of %d:"
                            + " expected at most %.1f GiB. Lower --batch, --bptt or --hidden.",
                    EngineMemory.gib(need),
                    job.recipe().hidden(),
                    job.recipe().batch(),
                    words,
                    EngineMemory.gib(limit)));
        }
    }
}
