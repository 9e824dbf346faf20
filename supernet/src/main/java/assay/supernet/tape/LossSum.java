package assay.supernet.tape;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A loss plus a second one with a weight, such as that of an auxiliary classifier. */
final class LossSum extends Loss {
    private final Loss first;
    private final Loss second;
    private final double weight;

    LossSum(Loss first, Loss second, double weight) {
        super(first.value() + weight * second.value());
        this.first = first;
        this.second = second;
        this.weight = weight;
    }

    /** The accuracy of the first loss: that of the classifier, not of the auxiliary one. */
    @Override
    public OptionalDouble accuracyPercent() {
        return first.accuracyPercent();
    }

    @Override
    public List<Loss> each() {
        List<Loss> a = first.each();
        List<Loss> b = second.each();
        List<Loss> all = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            all.add(new LossSum(a.get(i), b.get(i), weight));
        }
        return all;
    }

    @Override
    void seed(Tape tape, double factor) {
        first.seed(tape, factor);
        second.seed(tape, factor * weight);
    }

    @Override
    void seedTangent(Tape tape, double factor) {
        first.seedTangent(tape, factor);
        second.seedTangent(tape, factor * weight);
    }
}
