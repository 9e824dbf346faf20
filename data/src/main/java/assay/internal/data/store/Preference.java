package assay.internal.data.store;

import assay.core.truth.Basis;

/**
 * If several imports can answer a question, the one with the lowest number answers. The order for trainings is: the
 * benchmark's own files, tables of the user, extracts, derived numbers. Published means come before means computed from the
 * files, so that a ranking of all architectures uses one rule for the seeds.
 */
public final class Preference {
    public static final int OFFICIAL = 10;
    public static final int PUBLISHED_MEAN = 10;
    public static final int OWN = 15;
    public static final int EXTRACT = 20;
    public static final int COMPUTED_MEAN = 20;
    public static final int DERIVED = 30;

    /**
     * Numbers that the program carries come after imported ones, but before means that an import computes for only some
     * architectures.
     */
    private static final int EMBEDDED_MEAN = 18;

    private static final int EMBEDDED = 25;
    private static final int EMBEDDED_DERIVED = 35;

    private Preference() {}

    /**
     * The preference of a series that the program carries.
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
