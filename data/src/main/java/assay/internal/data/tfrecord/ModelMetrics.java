package assay.internal.data.tfrecord;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The {@code ModelMetrics} message of one training run of NAS-Bench-101 (google-research/nasbench, {@code
 * lib/model_metrics.proto}). A field is refused if it is given twice, has another wire type, is negative or is not finite.
 * Unknown fields are skipped.
 *
 * @param evaluations at the start (unused by the benchmark), halfway and at the end of training
 * @param trainableParameters of the network
 * @param totalTime seconds, evaluations included
 */
public record ModelMetrics(List<Evaluation101> evaluations, OptionalInt trainableParameters, OptionalDouble totalTime) {
    /** How many evaluations a run has. */
    public static final int EVALUATIONS = 3;

    public ModelMetrics {
        evaluations = List.copyOf(evaluations);
        if (evaluations.size() != EVALUATIONS) {
            throw new IllegalArgumentException(
                    "evaluation_data: expected " + EVALUATIONS + ", found " + evaluations.size());
        }
    }

    /** After half of the epochs. */
    public Evaluation101 halfway() {
        return evaluations.get(1);
    }

    /** After all epochs. */
    public Evaluation101 last() {
        return evaluations.get(2);
    }

    static ModelMetrics decode(byte[] message) throws Protobuf.Malformed {
        List<Evaluation101> evaluations = new ArrayList<>(EVALUATIONS);
        OptionalInt params = OptionalInt.empty();
        OptionalDouble time = null;
        Protobuf in = new Protobuf(message);
        while (in.next()) {
            switch (in.field()) {
                case 1 -> {
                    if (evaluations.size() == EVALUATIONS) {
                        throw new Protobuf.Malformed(in.fieldAt(), "more than " + EVALUATIONS + " evaluation_data");
                    }
                    evaluations.add(Evaluation101.decode(in.message()));
                }
                case 2 -> params = parameters(in, params);
                case 3 -> time = Evaluation101.value(in, "total_time", time, Double.MAX_VALUE);
                default -> in.skip();
            }
        }
        if (evaluations.size() != EVALUATIONS) {
            throw new Protobuf.Malformed(
                    message.length, "evaluation_data: expected " + EVALUATIONS + ", found " + evaluations.size());
        }
        return new ModelMetrics(evaluations, params, time == null ? OptionalDouble.empty() : time);
    }

    private static OptionalInt parameters(Protobuf in, OptionalInt before) throws Protobuf.Malformed {
        long value = in.integer();
        if (before.isPresent()) {
            throw new Protobuf.Malformed(in.fieldAt(), "trainable_parameters twice");
        }
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new Protobuf.Malformed(
                    in.fieldAt(), "trainable_parameters: expected a positive int32, found " + value);
        }
        return OptionalInt.of((int) value);
    }
}
