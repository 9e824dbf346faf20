package assay.core.run;

import assay.core.space.Genotype;
import assay.core.truth.Answer;
import assay.core.truth.Basis;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.core.truth.Truth;
import assay.core.truth.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Judges architectures where there is no table: by trainings of their networks, with test accuracy, top-5 accuracy and loss, or
 * the perplexities of a language model, and with training time. It knows nothing about architectures that were not trained.
 */
public record Retrained(List<Training> trainings) implements Truth {
    private static final String SOURCE = "trainings of this experiment";

    private static final Map<Metric, ToDoubleFunction<Training>> OF_IMAGES = Map.of(
            Metric.ACCURACY, Training::top1Percent, Metric.TOP5, Training::top5Percent, Metric.LOSS, Training::loss);

    public Retrained {
        trainings = List.copyOf(trainings);
    }

    @Override
    public Answer ask(Question question) {
        List<Training> of =
                trainings.stream().filter(t -> t.arch().equals(question.arch())).toList();
        if (of.isEmpty()) {
            return new Answer.NotInTable(
                    question, new Why(() -> "this architecture was not trained: only those that runs chose are"));
        }
        if (question instanceof Query query) {
            List<Training> asked = of.stream().filter(t -> answers(t, query)).toList();
            Optional<ToDoubleFunction<Training>> value =
                    of.get(0).quality() instanceof Training.Words ? ofWords(query) : ofImages(query);
            if (value.isPresent() && !asked.isEmpty()) {
                return measured(query, asked, value.get());
            }
        }
        return new Answer.NotMeasured(
                question,
                of.get(0).quality() instanceof Training.Words
                        ? "its trainings have perplexity and loss on valid and test, and total_time on train"
                        : "its trainings have accuracy, top5_accuracy and loss on test images, and total_time on train");
    }

    private static boolean answers(Training t, Query query) {
        boolean seed = query.trials() instanceof Trials.Mean
                || query.trials() instanceof Trials.Seed s && s.seed() == t.seed();
        return seed
                && t.dataset().equals(query.dataset().key())
                && t.epochs() == query.schedule()
                && t.epochs() == query.epochs();
    }

    private static Optional<ToDoubleFunction<Training>> ofWords(Query query) {
        return switch (query.split()) {
            case TRAIN -> query.metric().equals(Metric.TOTAL_TIME) ? Optional.of(Training::seconds) : Optional.empty();
            case VALID ->
                ofWords(query.metric(), t -> t.words().validPerplexity(), t -> t.words()
                        .validLoss());
            case TEST -> ofWords(query.metric(), t -> t.words().perplexity(), Training::loss);
            case VALTEST -> Optional.empty();
        };
    }

    private static Optional<ToDoubleFunction<Training>> ofWords(
            Metric metric, ToDoubleFunction<Training> perplexity, ToDoubleFunction<Training> loss) {
        if (metric.equals(Metric.PERPLEXITY)) {
            return Optional.of(perplexity);
        }
        return metric.equals(Metric.LOSS) ? Optional.of(loss) : Optional.empty();
    }

    private static Optional<ToDoubleFunction<Training>> ofImages(Query query) {
        if (query.split() == Split.TRAIN && query.metric().equals(Metric.TOTAL_TIME)) {
            return Optional.of(Training::seconds);
        }
        if (query.split() != Split.TEST) {
            return Optional.empty();
        }
        return Optional.ofNullable(OF_IMAGES.get(query.metric()));
    }

    private static Answer measured(Query query, List<Training> asked, ToDoubleFunction<Training> value) {
        OptionalDouble mean = asked.stream().mapToDouble(value).average();
        List<Integer> seeds = asked.stream()
                .map(Training::seed)
                .map(Math::toIntExact)
                .sorted()
                .toList();
        return new Answer.Measured(
                query,
                mean.orElseThrow(),
                query.metric().unit(),
                seeds,
                seeds.size() == 1 ? Basis.MEASURED : Basis.COMPUTED_MEAN,
                SOURCE);
    }

    /** The trainings of one architecture. */
    public Stream<Training> of(Genotype arch) {
        return trainings.stream().filter(t -> t.arch().equals(arch));
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
