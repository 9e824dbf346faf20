package assay.internal.experiments.run;

import assay.core.run.EpochRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.internal.proxies.study.BestOf;
import assay.supernet.search.method.BestEpoch;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The architectures of a search after each of its epochs, and the choice of one of them. The samples of the choice are one for
 * each epoch, in their order; the epochs in which the architecture did not learn have no score.
 *
 * @param last the architecture if no epoch has a score
 */
record Trajectory(List<EpochRecord> epochs, Genotype last) {
    /** @param scored chooses the best of some architectures by a proxy */
    BestOf.Choice choose(BestEpoch along, BiFunction<BestEpoch, List<Genotype>, BestOf.Choice> scored) {
        return switch (along.way()) {
            case NONE -> new BestOf.Choice(last, List.of(), 0, false);
            case CHILD_LOSS -> highest(epochs.stream().map(Trajectory::child).toList());
            case SUPERNET_LOSS ->
                highest(epochs.stream().map(e -> negative(e.validLoss())).toList());
            case PROXY -> highest(scores(along, scored));
        };
    }

    private static boolean learns(EpochRecord epoch) {
        return epoch.validLoss().isPresent();
    }

    private static OptionalDouble child(EpochRecord epoch) {
        Double loss = epoch.diagnostics().get(EpochRecord.CHILD_LOSS);
        return learns(epoch) && loss != null ? negative(OptionalDouble.of(loss)) : OptionalDouble.empty();
    }

    /** A loss as a score: the higher, the better. */
    private static OptionalDouble negative(OptionalDouble loss) {
        return loss.isPresent() && Double.isFinite(loss.getAsDouble())
                ? OptionalDouble.of(-loss.getAsDouble())
                : OptionalDouble.empty();
    }

    private List<OptionalDouble> scores(BestEpoch along, BiFunction<BestEpoch, List<Genotype>, BestOf.Choice> scored) {
        List<Genotype> learnt = epochs.stream()
                .filter(Trajectory::learns)
                .map(EpochRecord::incumbent)
                .toList();
        if (learnt.isEmpty()) {
            return epochs.stream().map(e -> OptionalDouble.empty()).toList();
        }
        Iterator<Sample> samples = scored.apply(along, learnt).samples().iterator();
        return epochs.stream()
                .map(e -> learns(e) ? samples.next().score() : OptionalDouble.empty())
                .toList();
    }

    /** The architecture of the epoch with the highest score; the first of equal ones. */
    private BestOf.Choice highest(List<OptionalDouble> scores) {
        List<Sample> samples = IntStream.range(0, epochs.size())
                .mapToObj(e -> new Sample(epochs.get(e).incumbent(), scores.get(e)))
                .toList();
        OptionalInt best = Sample.best(samples);
        int distinct =
                (int) epochs.stream().map(EpochRecord::incumbent).distinct().count();
        Genotype chosen = best.isPresent() ? samples.get(best.getAsInt()).arch() : last;
        return new BestOf.Choice(chosen, samples, distinct, best.isPresent());
    }
}
