package assay.internal.cli.plan;

import assay.internal.experiments.plan.PlannedWork;
import assay.internal.experiments.plan.WorkCost;
import java.util.OptionalInt;

/** A command whose work can be cut into parts that are done on any machines and then merged. */
public interface PlannedCommand {
    /** The user's wishes about the parts. */
    record Wish(OptionalInt tasks, boolean timed) {
        /** As many tasks as SLURM allows in an array unless its administrator raised that. */
        public static final int MOST = 1000;

        private static final double SECONDS = 3600;

        /**
         * How many tasks to make: as many as the user wished; otherwise tasks of about an hour each; or as many as possible if
         * nothing was timed.
         *
         * @param units the smallest parts that there are
         */
        public int tasks(int units, WorkCost cost) {
            double hours = timed ? Math.ceil(cost.seconds() / cost.workers() / SECONDS) : MOST;
            int wanted = tasks.orElse((int) Math.min(MOST, hours));
            return Math.max(1, Math.min(units, wanted));
        }
    }

    /**
     * Cuts the work, without doing any of it.
     *
     * @param wish {@code timed}: whether some steps are timed, to estimate the whole
     */
    PlannedWork planned(Wish wish);
}
