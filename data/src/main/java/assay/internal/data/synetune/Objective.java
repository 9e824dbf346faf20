package assay.internal.data.synetune;

import assay.core.truth.Split;

/** A number of the blackbox. It has the name that it has in Syne Tune's own blackbox of NAS-Bench-201. */
enum Objective {
    VALID_ERROR("metric_valid_error"),
    TEST_ERROR("metric_test_error"),
    TRAIN_ERROR("metric_train_error"),
    /** Seconds of the epoch. */
    RUNTIME("metric_runtime"),
    /** Seconds of all epochs so far. */
    ELAPSED_TIME("metric_elapsed_time"),
    /** Millions of multiply-adds. */
    FLOPS("metric_flops"),
    /** Millions of parameters. */
    PARAMS("metric_params");

    private final String key;

    Objective(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    static Objective error(Split split) {
        return switch (split) {
            case VALID -> VALID_ERROR;
            case TEST -> TEST_ERROR;
            case TRAIN -> TRAIN_ERROR;
            case VALTEST -> throw new IllegalArgumentException("no objective is about " + split.key());
        };
    }
}
