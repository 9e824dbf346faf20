package assay.benchmarks.sidebyside;

/**
 * How weights are trained.
 *
 * @param clip largest norm of the gradient; 0 for no clipping
 * @param drop probability of drop path; 0 for none
 */
record Recipe(boolean nesterov, double decay, double clip, double drop) {
    /** NAS-Bench-201's trainings. */
    static final Recipe BENCH201 = new Recipe(true, 5e-4, 0, 0);

    /** quark0/darts, {@code train.py}, halfway. */
    static final Recipe DARTS = new Recipe(false, 3e-4, 5, 0.1);
}
