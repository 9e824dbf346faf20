package assay.internal.core.predict;

import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The architectures that a predictor can choose from: the whole space if it is small, otherwise uniform draws. Their features
 * are scaled to mean 0 and deviation 1 over all candidates.
 */
final class Candidates {
    /** A space of at most this many architectures is taken whole. */
    static final int WHOLE = 40_000;

    /** Draws from a larger one. */
    static final int DRAWN = 4_000;

    private static final Map<String, SoftReference<Candidates>> KEPT = new ConcurrentHashMap<>();

    private final SearchSpace space;
    private final ProxyFeatures proxies;
    private final List<Genotype> archs;
    private final double[][] features;
    private final double[] mean;
    private final double[] deviation;

    private Candidates(SearchSpace space, ProxyFeatures proxies, List<Genotype> archs) {
        this.space = space;
        this.proxies = proxies;
        this.archs = archs;
        features = new double[archs.size()][];
        for (int i = 0; i < features.length; i++) {
            features[i] = ArchFeatures.of(archs.get(i), space, proxies);
        }
        mean = new double[features[0].length];
        deviation = new double[mean.length];
        for (int f = 0; f < mean.length; f++) {
            for (double[] row : features) {
                mean[f] += row[f] / features.length;
            }
            for (double[] row : features) {
                deviation[f] += (row[f] - mean[f]) * (row[f] - mean[f]) / features.length;
            }
            deviation[f] = Math.sqrt(deviation[f]);
        }
        for (double[] row : features) {
            standardise(row);
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
        return proxies.seconds();
    }

    Genotype arch(int i) {
        return archs.get(i);
    }

    /** The features of each candidate. */
    double[][] features() {
        return features;
    }

    double[] features(int i) {
        return features[i];
    }

    /** The features of any architecture of the space, on the candidates' scale. */
    double[] features(Genotype arch) {
        double[] row = ArchFeatures.of(arch, space, proxies);
        standardise(row);
        return row;
    }

    private void standardise(double[] row) {
        for (int f = 0; f < row.length; f++) {
            row[f] = deviation[f] > 0 ? (row[f] - mean[f]) / deviation[f] : 0;
        }
    }
}
