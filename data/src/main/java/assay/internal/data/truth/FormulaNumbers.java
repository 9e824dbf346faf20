package assay.internal.data.truth;

import assay.core.kit.ArchitectureCost;
import assay.core.truth.Answer;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Answer.NotMeasured;
import assay.core.truth.Basis;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.internal.data.store.Snapshot;
import java.util.List;
import java.util.stream.Collectors;

/** Parameters and multiply-adds, in millions. */
final class FormulaNumbers extends PreparedNumbers {
    private final Architectures architectures;
    private final Dataset dataset;
    private final Metric metric;
    private final boolean known;

    FormulaNumbers(Architectures architectures, Question question) {
        super(architectures, question);
        this.architectures = architectures;
        this.dataset = question instanceof Query query
                ? query.dataset()
                : ((CostQuery) question).dataset().orElseThrow();
        this.metric = question.metric();
        this.known = architectures.benchmark().datasets().contains(dataset);
    }

    @Override
    long bits(int arch) {
        if (!known || arch < 0 || arch >= architectures.size()) {
            return Snapshot.ABSENT;
        }
        ArchitectureCost cost = architectures.cost(architectures.at(arch), dataset);
        return Double.doubleToRawLongBits((metric.equals(Metric.PARAMS) ? cost.params() : cost.multiplyAdds()) / 1e6);
    }

    @Override
    Answer answer(Question about, int arch) {
        if (!known) {
            return new NotMeasured(
                    about,
                    architectures.benchmark().key() + ": no network of this benchmark was trained on " + dataset.key()
                            + " (available data sets: "
                            + architectures.benchmark().datasets().stream()
                                    .map(Dataset::key)
                                    .collect(Collectors.joining(", "))
                            + ").");
        }
        double value = Double.longBitsToDouble(bits(arch));
        return new Measured(about, value, metric.unit(), List.of(), Basis.FORMULA, "formula");
    }
}
