package assay.core.blackbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What BOHB learns (Falkner, Klein and Hutter, ICML 2018, Section 3.2). Each budget with enough architectures has a density of
 * its good ones and a density of its bad ones. The model of the largest such budget proposes architectures.
 */
final class DensityModel {
    /** How many percent of the architectures, the best ones, count as good. */
    private static final int GOOD_PERCENT = 15;

    private static final double TINY = 1e-32;

    private record Point(int[] choices, double loss) {}

    private record Pair(Density good, Density bad) {}

    private final int[] widths;
    private final Bohb settings;
    private final Map<Double, List<Point>> seen = new HashMap<>();
    private final TreeMap<Double, Pair> models = new TreeMap<>();

    DensityModel(int[] widths, Bohb settings) {
        this.widths = widths;
        this.settings = settings;
    }

    /** Learns from a training. Once there is a model, trainings with a smaller budget are ignored. */
    void learn(double budget, int[] choices, double loss) {
        if (!models.isEmpty() && models.lastKey() > budget) {
            return;
        }
        List<Point> points = seen.computeIfAbsent(budget, b -> new ArrayList<>());
        points.add(new Point(choices, loss));
        int least = widths.length + 1;
        int good = Math.max(least, GOOD_PERCENT * points.size() / 100);
        int bad = Math.max(least, (100 - GOOD_PERCENT) * points.size() / 100);
        if (points.size() < good + least) {
            return;
        }
        List<int[]> sorted = points.stream()
                .sorted(Comparator.comparingDouble(Point::loss))
                .map(Point::choices)
                .toList();
        models.put(
                budget,
                new Pair(
                        density(sorted.subList(0, good)),
                        density(sorted.subList(good, Math.min(good + bad, sorted.size())))));
    }

    private Density density(List<int[]> points) {
        return new Density(points, widths, settings.minBandwidth(), settings.kernel());
    }

    /**
     * Takes a few draws from the good density, and returns the one with the largest ratio good/bad; empty if there is no model
     * yet, or no draw has a finite good density.
     */
    Optional<int[]> propose(RandomGenerator random) {
        if (models.isEmpty()) {
            return Optional.empty();
        }
        Pair model = models.lastEntry().getValue();
        int[] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < settings.samples(); i++) {
            int[] drawn = model.good().draw(settings.bandwidthFactor(), random);
            double good = model.good().at(drawn);
            double ratio = Math.max(TINY, model.bad().at(drawn)) / Math.max(good, TINY);
            if (!Double.isFinite(ratio) && Double.isFinite(good)) {
                return Optional.of(
                        drawn); // no bad architecture has such an option: the released program takes it at once
            }
            if (ratio < least) {
                least = ratio;
                best = drawn;
            }
        }
        return Optional.ofNullable(best);
    }
}
