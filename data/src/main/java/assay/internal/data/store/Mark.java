package assay.internal.data.store;

/**
 * What a user should know of measurements of an architecture: a row of table {@code mark} (docs/truth-schema.md). Null means of
 * all data sets, schedules (then 0), trials.
 *
 * @param schedule 0 for all
 * @param source name of what was imported
 */
public record Mark(String dataset, int schedule, String trial, String kind, String detail, String source) {
    /**
     * Whether it is about one of these measurements.
     *
     * @param trials a mean is of all trainings, so that marks of any of them are about it
     */
    public boolean isAbout(String ofDataset, int ofSchedule, String trials) {
        return (dataset == null || dataset.equals(ofDataset))
                && (schedule == 0 || schedule == ofSchedule)
                && (trial == null || trial.equals(trials) || trials.startsWith(Series.MEAN));
    }
}
