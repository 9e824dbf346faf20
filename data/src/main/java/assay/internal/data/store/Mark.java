package assay.internal.data.store;

/**
 * A note on the measurements of an architecture that a user should know: a row of table {@code mark} (docs/truth-schema.md).
 * Null means all data sets or all trials; schedule 0 means all schedules.
 *
 * @param schedule 0 for all
 * @param source name of what was imported
 */
public record Mark(String dataset, int schedule, String trial, String kind, String detail, String source) {
    /**
     * Whether this mark is about one of these measurements.
     *
     * @param trials a mean is taken over all trainings, so that a mark of any training also applies to the mean
     */
    public boolean isAbout(String ofDataset, int ofSchedule, String trials) {
        return (dataset == null || dataset.equals(ofDataset))
                && (schedule == 0 || schedule == ofSchedule)
                && (trial == null || trial.equals(trials) || trials.startsWith(Series.MEAN));
    }
}
