package assay.internal.data.truth;

import assay.core.space.Genotype;
import assay.core.truth.Answer.Measured;
import assay.core.truth.CostQuery;
import assay.core.truth.Prepared;
import assay.core.truth.Question;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * The best architectures by one measurement.
 *
 * @param entries best first; equal values by index
 * @param measured how many architectures within the caps have a value
 * @param unknown how many have a value, but the value is not a finite number, or a bounded cost is not known or not a finite
 *     number
 */
public record Ranking(List<Entry> entries, int measured, int unknown) {
    /** One architecture with its value. */
    public record Entry(int index, Genotype arch, Measured answer) {}

    /**
     * An upper bound on a cost.
     *
     * @param cost a question about the cost of any architecture
     * @param atMost in the unit of its answers
     */
    public record Cap(CostQuery cost, double atMost) {}

    public Ranking {
        entries = List.copyOf(entries);
    }

    /**
     * Asks one question about every architecture. An architecture whose value is not a finite number is not ranked. An
     * architecture whose cost is not known, or not a finite number, is within no cap.
     *
     * @param question the question to ask; the architecture that it names makes no difference
     * @param count how many to keep
     */
    public static Ranking of(StoreTruth truth, Question question, int count, List<Cap> caps) {
        return of(truth, question, count, caps, arch -> true);
    }

    /**
     * The same for some of the architectures.
     *
     * @param among which architectures, by their numbers
     */
    public static Ranking of(StoreTruth truth, Question question, int count, List<Cap> caps, IntPredicate among) {
        Prepared values = truth.prepare(question);
        Prepared[] costs = caps.stream().map(c -> truth.prepare(c.cost())).toArray(Prepared[]::new);
        double[] limits = caps.stream().mapToDouble(Cap::atMost).toArray();
        Comparator<Integer> byValue = Comparator.comparingDouble(values::value);
        Comparator<Integer> order = question.metric().highIsGood() ? byValue.reversed() : byValue;
        PriorityQueue<Integer> best =
                new PriorityQueue<>(order.thenComparing(i -> i).reversed());
        int measured = 0;
        int unknown = 0;
        for (int arch = 0; arch < values.size(); arch++) {
            if (!values.has(arch) || !among.test(arch)) {
                continue;
            }
            if (!isNumber(values, arch) || !allKnown(costs, arch)) {
                unknown++;
            } else if (within(costs, limits, arch)) {
                measured++;
                best.add(arch);
                if (best.size() > count) {
                    best.remove();
                }
            }
        }
        List<Entry> entries = best.stream()
                .sorted(order.thenComparing(i -> i))
                .map(i -> new Entry(i, truth.architectures().at(i), (Measured) values.answer(i)))
                .toList();
        return new Ranking(entries, measured, unknown);
    }

    static boolean isNumber(Prepared values, int arch) {
        return values.has(arch) && Double.isFinite(values.value(arch));
    }

    private static boolean allKnown(Prepared[] costs, int arch) {
        for (Prepared cost : costs) {
            if (!isNumber(cost, arch)) {
                return false;
            }
        }
        return true;
    }

    private static boolean within(Prepared[] costs, double[] limits, int arch) {
        for (int i = 0; i < costs.length; i++) {
            if (!(costs[i].value(arch) <= limits[i])) {
                return false;
            }
        }
        return true;
    }
}
