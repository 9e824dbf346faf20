package assay.internal.data.store;

import assay.core.truth.Basis;

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

    /** What the program carries: behind what is imported, but before means that an import computes for some architectures. */
    private static final int EMBEDDED_MEAN = 18;

    private static final int EMBEDDED = 25;
    private static final int EMBEDDED_DERIVED = 35;

    private Preference() {}

    /**
     * Of a series that the program carries.
     *
     * @param trial as {@link Series#trial}
     */
    public static int embedded(String trial, Basis basis) {
        return switch (basis) {
            case DERIVED -> trial.equals(Series.MEAN) ? EMBEDDED_MEAN : EMBEDDED_DERIVED;
            case PUBLISHED_MEAN -> EMBEDDED_MEAN;
            case MEASURED, COMPUTED_MEAN, FORMULA -> EMBEDDED;
        };
    }
}
