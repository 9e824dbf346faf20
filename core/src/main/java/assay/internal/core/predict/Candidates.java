package assay.internal.core.predict;

import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The architectures that a predictor can choose from: the whole space if it is small, otherwise uniform draws. Their features
 * are scaled to mean 0 and deviation 1 over all candidates. Candidates with equal features are of one kind: a predictor cannot
 * tell them apart, so it predicts each kind once.
 */
final class Candidates {
    /** A space of at most this many architectures is taken whole. */
    static final int WHOLE = 40_000;

    /** Draws from a larger one. */
    static final int DRAWN = 4_000;

    private static final Map<String, SoftReference<Candidates>> KEPT = new ConcurrentHashMap<>();

    private final ArchFeatures of;
    private final double seconds;
    private final List<Genotype> archs;
    /** The features of each kind. */
    private final double[][] features;
    /** The kind of each candidate. */
    private final int[] kinds;

    private final double[] mean;
    private final double[] deviation;

    private Candidates(SearchSpace space, ProxyFeatures proxies, List<Genotype> archs) {
        this.of = new ArchFeatures(space, proxies);
        this.seconds = proxies.seconds();
        this.archs = archs;
        double[][] rows = new double[archs.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = of.of(archs.get(i));
        }
        mean = new double[rows[0].length];
        deviation = new double[mean.length];
        for (int f = 0; f < mean.length; f++) {
            for (double[] row : rows) {
                mean[f] += row[f] / rows.length;
            }
            for (double[] row : rows) {
                deviation[f] += (row[f] - mean[f]) * (row[f] - mean[f]) / rows.length;
            }
            deviation[f] = Math.sqrt(deviation[f]);
        }
        kinds = new int[rows.length];
        Map<Numbers, Integer> numbers = new HashMap<>();
        List<double[]> distinct = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            kinds[i] = numbers.computeIfAbsent(new Numbers(rows[i]), n -> {
                distinct.add(n.of());
                return distinct.size() - 1;
            });
        }
        distinct.forEach(this::standardise);
        features = distinct.toArray(double[][]::new);
    }

    /** Features as a key. */
    private record Numbers(double[] of) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Numbers numbers && Arrays.equals(of, numbers.of);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(of);
        }
    }

    /** The candidates of a space. If the whole space is used, all searches share one object. */
    static Candidates of(SearchSpace space, Model model, RandomGenerator random) {
        ProxyFeatures proxies = model.proxies(space);
        double size = space.architectures();
        if (size > WHOLE) {
            Set<Genotype> drawn = new LinkedHashSet<>();
            for (int i = 0; i < DRAWN; i++) {
                drawn.add(space.sample(random));
            }
            return new Candidates(space, proxies, List.copyOf(drawn));
        }
        String key = space.name() + " " + model.scores();
        SoftReference<Candidates> kept = KEPT.get(key);
        Candidates found = kept == null ? null : kept.get();
        if (found == null) {
            found = new Candidates(space, proxies, whole(space));
            KEPT.put(key, new SoftReference<>(found));
        }
        return found;
    }

    private static List<Genotype> whole(SearchSpace space) {
        List<DecisionGroup> groups = space.groups();
        Set<Genotype> all = new LinkedHashSet<>();
        int[] choices = new int[groups.size()];
        while (true) {
            all.add(space.decode(choices.clone()));
            int g = choices.length - 1;
            while (g >= 0 && ++choices[g] == groups.get(g).width()) {
                choices[g--] = 0;
            }
            if (g < 0) {
                return new ArrayList<>(all);
            }
        }
    }

    int size() {
        return archs.size();
    }

    /** What the scores among the features cost. */
    double seconds() {
        return seconds;
    }

    Genotype arch(int i) {
        return archs.get(i);
    }

    /** The features of each kind of candidates. */
    double[][] features() {
        return features;
    }

    /** The place of a candidate's kind in {@link #features()}. */
    int kind(int i) {
        return kinds[i];
    }

    /** The features of any architecture of the space, on the candidates' scale. */
    double[] features(Genotype arch) {
        double[] row = of.of(arch);
        standardise(row);
        return row;
    }

    private void standardise(double[] row) {
        for (int f = 0; f < row.length; f++) {
            row[f] = deviation[f] > 0 ? (row[f] - mean[f]) / deviation[f] : 0;
        }
    }
}
