package assay.internal.experiments.language;

import assay.internal.recurrent.train.LanguageClock;
import assay.internal.recurrent.train.LanguageTrainer;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The cost of training a language model. The times are estimated from a few steps that are timed; the rest is counted.
 *
 * @param memoryBytes held by the engine
 * @param stepsPerEpoch the mean, because their lengths are drawn
 * @param validationSeconds of one validation
 * @param testSeconds of the test at the end
 */
public record LanguageEstimate(
        LanguageJob job,
        long memoryBytes,
        double stepsPerEpoch,
        double stepSeconds,
        double validationSeconds,
        double testSeconds) {
    /** How many steps are timed, after a short one that is not. */
    public static final int TIMED_STEPS = 2;

    /**
     * Times some steps.
     *
     * @param remark receives the message that says what is being timed
     */
    public static LanguageEstimate of(LanguageJob job, Consumer<String> remark) {
        remark.accept("timing " + TIMED_STEPS + " steps and parts of the measurements ...");
        try (LanguageTrainer trainer = job.trainer(Path.of("no-checkpoint-of-a-dry-run"))) {
            LanguageClock clock = trainer.clock();
            double step = clock.step(TIMED_STEPS);
            return new LanguageEstimate(
                    job,
                    trainer.bytesHeld(),
                    (double) trainer.rows() / job.recipe().bptt(),
                    step,
                    clock.validation(),
                    clock.test());
        }
    }

    /** Hours of the whole training on this machine, with a validation after each epoch. */
    public double hours() {
        double epoch = stepsPerEpoch * stepSeconds + validationSeconds;
        return (job.recipe().allEpochs() * epoch + testSeconds) / 3600;
    }
}
