package assay.internal.data.tfrecord;

import java.util.OptionalDouble;

/**
 * One {@code EvaluationData} of NAS-Bench-101: a network measured at a moment of its training. All fields are optional
 * in the file. Accuracies are fractions 0..1, of float32 precision.
 *
 * @param currentEpoch epochs trained so far
 * @param trainingTime seconds of training so far, without evaluation
 * @param trainAccuracy on 10,000 images of the training set
 * @param validationAccuracy on the validation set
 * @param testAccuracy on the test set
 */
public record Evaluation101(
        OptionalDouble currentEpoch,
        OptionalDouble trainingTime,
        OptionalDouble trainAccuracy,
        OptionalDouble validationAccuracy,
        OptionalDouble testAccuracy) {

    private static final int FIELDS = 5;
    private static final int CHECKPOINT_PATH = 6;
    private static final String[] NAMES = {
        "current_epoch", "training_time", "train_accuracy", "validation_accuracy", "test_accuracy"
    };

    static Evaluation101 decode(Protobuf in) throws Protobuf.Malformed {
        OptionalDouble[] values = new OptionalDouble[FIELDS];
        while (in.next()) {
            int i = in.field() - 1;
            if (i < FIELDS) {
                values[i] = value(in, NAMES[i], values[i], i < 2 ? Double.MAX_VALUE : 1);
            } else if (in.field() == CHECKPOINT_PATH) {
                in.skipText();
            } else {
                in.skip();
            }
        }
        for (int i = 0; i < FIELDS; i++) {
            values[i] = values[i] == null ? OptionalDouble.empty() : values[i];
        }
        return new Evaluation101(values[0], values[1], values[2], values[3], values[4]);
    }

    /** A double in 0..{@code max}, given once. */
    static OptionalDouble value(Protobuf in, String name, OptionalDouble before, double max) throws Protobuf.Malformed {
        double value = in.real();
        if (before != null) {
            throw new Protobuf.Malformed(in.fieldAt(), name + " twice");
        }
        if (!(value >= 0 && value <= max)) {
            throw new Protobuf.Malformed(
                    in.fieldAt(),
                    name + ": expected a number from 0" + (max == 1 ? " to 1" : " on") + ", found " + value);
        }
        return OptionalDouble.of(value);
    }
}
