package assay.internal.bench1shot1.truth;

import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.data.tfrecord.Evaluation101;
import assay.internal.data.tfrecord.ModelMetrics;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What NAS-Bench-101 measured in every training: two evaluations, halfway and at the end. */
enum MeasuredQuantity {
    HALFWAY_TRAIN(true, Split.TRAIN, Metric.ACCURACY, Evaluation101::trainAccuracy),
    HALFWAY_VALID(true, Split.VALID, Metric.ACCURACY, Evaluation101::validationAccuracy),
    HALFWAY_TEST(true, Split.TEST, Metric.ACCURACY, Evaluation101::testAccuracy),
    /** Seconds of all epochs until then, without evaluations. */
    HALFWAY_TIME(true, Split.TRAIN, Metric.TOTAL_TIME, Evaluation101::trainingTime),
    TRAIN(false, Split.TRAIN, Metric.ACCURACY, Evaluation101::trainAccuracy),
    VALID(false, Split.VALID, Metric.ACCURACY, Evaluation101::validationAccuracy),
    TEST(false, Split.TEST, Metric.ACCURACY, Evaluation101::testAccuracy),
    /** Seconds of all epochs, without evaluations. */
    TIME(false, Split.TRAIN, Metric.TOTAL_TIME, Evaluation101::trainingTime),
    /** Seconds of the whole run, with evaluations. */
    RUN_TIME(false, Split.TRAIN, Metric.RUN_TIME, evaluation -> OptionalDouble.empty()) {
        @Override
        OptionalDouble of(ModelMetrics metrics) {
            return metrics.totalTime();
        }
    };

    private final boolean halfway;
    private final Split split;
    private final Metric metric;
    private final Function<Evaluation101, OptionalDouble> field;

    MeasuredQuantity(boolean halfway, Split split, Metric metric, Function<Evaluation101, OptionalDouble> field) {
        this.halfway = halfway;
        this.split = split;
        this.metric = metric;
        this.field = field;
    }

    Split split() {
        return split;
    }

    Metric metric() {
        return metric;
    }

    /** The number of trained epochs at the measurement. */
    int epoch(int schedule) {
        return halfway ? schedule / 2 : schedule;
    }

    /** The value in the record: a fraction or seconds. */
    OptionalDouble of(ModelMetrics metrics) {
        return field.apply(halfway ? metrics.halfway() : metrics.last());
    }

    /** {@code halfway_train_accuracy}, {@code final_training_time}, {@code total_time}: its name in the official code. */
    String officialName() {
        return switch (this) {
            case HALFWAY_TRAIN -> "halfway_train_accuracy";
            case HALFWAY_VALID -> "halfway_validation_accuracy";
            case HALFWAY_TEST -> "halfway_test_accuracy";
            case HALFWAY_TIME -> "halfway_training_time";
            case TRAIN -> "final_train_accuracy";
            case VALID -> "final_validation_accuracy";
            case TEST -> "final_test_accuracy";
            case TIME -> "final_training_time";
            case RUN_TIME -> "total_time";
        };
    }
}
