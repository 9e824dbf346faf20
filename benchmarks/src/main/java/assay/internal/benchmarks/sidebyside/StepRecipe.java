package assay.internal.benchmarks.sidebyside;

/**
 * How weights are trained.
 *
 * @param clip largest norm of the gradient; 0 for no clipping
 * @param drop probability of drop path; 0 for none
 */
record StepRecipe(boolean nesterov, double decay, double clip, double drop) {
    /** NAS-Bench-201's trainings. */
    static final StepRecipe BENCH201 = new StepRecipe(true, 5e-4, 0, 0);

    /** quark0/darts, {@code train.py}, halfway. */
    static final StepRecipe DARTS = new StepRecipe(false, 3e-4, 5, 0.1);
}
