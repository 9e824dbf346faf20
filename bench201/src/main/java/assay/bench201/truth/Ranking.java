package assay.bench201.truth;

import assay.core.space.Bench201Index;
import assay.core.space.Cost201;
import assay.core.space.Genotype201;
import assay.core.space.Skeleton201;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Truth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The best architectures by one measurement.
 *
 * @param entries best first; equal values by index
 * @param measured how many architectures within the caps have a value
 */
public record Ranking(List<Entry> entries, int measured) {
    /** One architecture with its value and costs. */
    public record Entry(int index, Genotype201 cell, Measured answer, Cost201 cost) {}

    /**
     * Upper bounds on the network that the data set's images and classes make.
     *
     * @param paramsMillions parameters; infinite for no bound
     * @param flopsMillions multiply-adds for one image
     */
    public record Caps(double paramsMillions, double flopsMillions) {
        public static final Caps NONE = new Caps(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        boolean allow(Cost201 cost) {
            return cost.params() / 1e6 <= paramsMillions && cost.multiplyAdds() / 1e6 <= flopsMillions;
        }
    }

    public Ranking {
        entries = List.copyOf(entries);
    }

    /**
     * Asks one question about every cell.
     *
     * @param question the question about a cell; the same one but for the cell
     * @param count how many to keep
     */
    public static Ranking of(Truth truth, Function<Genotype201, Query> question, int count, Caps caps) {
        Bench201Index index = Bench201Index.get();
        Query first = question.apply(index.cell(0));
        Skeleton201 net = Truth201.network(first.dataset());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < index.size(); i++) {
            Genotype201 cell = index.cell(i);
            Cost201 cost = Cost201.of(cell, net);
            if (caps.allow(cost) && truth.ask(question.apply(cell)) instanceof Measured answer) {
                entries.add(new Entry(i, cell, answer, cost));
            }
        }
        Comparator<Entry> order = Comparator.comparingDouble(e -> e.answer().value());
        entries.sort(highIsGood(first.metric()) ? order.reversed() : order);
        return new Ranking(entries.subList(0, Math.min(count, entries.size())), entries.size());
    }

    private static boolean highIsGood(Metric metric) {
        return switch (metric) {
            case ACCURACY, TOP5 -> true;
            case LOSS, TIME, TOTAL_TIME, LATENCY, PARAMS, FLOPS -> false;
        };
    }
}
