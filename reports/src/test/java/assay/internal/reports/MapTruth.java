package assay.internal.reports;

import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Split;
import assay.core.truth.Truth;
import java.util.List;
import java.util.OptionalDouble;

/** A table made by a formula; an empty answer is a gap of the table. */
public record MapTruth(Values values) implements Truth {
    public interface Values {
        OptionalDouble at(Genotype arch, Dataset dataset, Split split);
    }

    @Override
    public Answer ask(Question question) {
        if (!(question instanceof Query query) || !query.metric().equals(Metric.ACCURACY)) {
            return new Answer.NotMeasured(question, "only accuracies are made up");
        }
        OptionalDouble value = values.at(query.arch(), query.dataset(), query.split());
        return value.isPresent()
                ? new Answer.Measured(
                        query, value.getAsDouble(), "percent", List.of(777, 888), Basis.PUBLISHED_MEAN, "made up")
                : new Answer.NotMeasured(query, "no trial of " + query.dataset().key());
    }

    @Override
    public void close() {}
}
