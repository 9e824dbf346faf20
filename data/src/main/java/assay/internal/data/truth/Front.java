package assay.internal.data.truth;

import assay.core.space.Genotype;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Prepared;
import assay.core.truth.Question;
import assay.internal.core.stats.ParetoFront;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The architectures that are best in two measurements at once ({@link ParetoFront}).
 *
 * @param points the best x first
 * @param measured how many architectures have both
 * @param unknown how many have y, but y is not a finite number, or x is not known or not a finite number
 */
public record Front(List<Point> points, int measured, int unknown) {
    /** One architecture with both values. */
    public record Point(int index, Genotype arch, Measured x, Measured y) {}

    public Front {
        points = List.copyOf(points);
    }

    /** Asks both questions about every architecture. The architecture that a question names makes no difference. */
    public static Front of(StoreTruth truth, Question x, Question y) {
        Prepared xs = truth.prepare(x);
        Prepared ys = truth.prepare(y);
        int[] both = IntStream.range(0, xs.size())
                .filter(i -> Ranking.isNumber(ys, i) && Ranking.isNumber(xs, i))
                .toArray();
        int asked = (int) IntStream.range(0, xs.size()).filter(ys::has).count();
        int[] front = ParetoFront.of(
                Arrays.stream(both).mapToDouble(xs::value).toArray(),
                x.metric().highIsGood(),
                Arrays.stream(both).mapToDouble(ys::value).toArray(),
                y.metric().highIsGood());
        List<Point> points = Arrays.stream(front)
                .map(at -> both[at])
                .mapToObj(i ->
                        new Point(i, truth.architectures().at(i), (Measured) xs.answer(i), (Measured) ys.answer(i)))
                .toList();
        return new Front(points, both.length, asked - both.length);
    }
}
