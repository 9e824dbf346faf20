package assay.data.store;

/**
 * Where several imports answer one question, the lowest does. Trainings: the benchmark's own files, then tables of the
 * user, then extracts, then what was derived. Means: the published ones go before those computed from the files, so that
 * a ranking of all architectures is over one rule for the seeds.
 */
public final class Preference {
    public static final int OFFICIAL = 10;
    public static final int PUBLISHED_MEAN = 10;
    public static final int OWN = 15;
    public static final int EXTRACT = 20;
    public static final int COMPUTED_MEAN = 20;
    public static final int DERIVED = 30;

    private Preference() {}
}
