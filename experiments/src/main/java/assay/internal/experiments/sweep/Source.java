package assay.internal.experiments.sweep;

import assay.core.error.DataMissingException;
import assay.core.error.UsageException;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.DecisionGroup;
import assay.internal.data.runs.RunStore;
import assay.internal.experiments.work.AssayHome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The distribution from which architectures are drawn: the whole space, or what the searches of a method learnt. With several
 * runs, each draw takes one run at random, so a repetition mixes them. For a single run, name the experiment of one seed.
 *
 * @param kit of the space
 * @param name in tables
 * @param distributions the probabilities of the options, decision by decision, one array for each run; none: uniform
 * @param among official indices; draws of other cells are repeated
 */
public record Source(SpaceKit kit, String name, List<List<Double>> distributions, BitSet among) {
    /** How often a draw is repeated if its cell is not in {@link #among}. */
    private static final int TRIES = 1_000_000;

    public Source {
        distributions = List.copyOf(distributions);
    }

    public static Source uniform(SpaceKit kit) {
        return new Source(kit, "all cells", List.of(), all(kit));
    }

    /**
     * The methods of a saved experiment that searched.
     *
     * @throws DataMissingException if none of its runs stored what it learnt
     */
    public static List<Source> ofExperiment(SpaceKit kit, String nameOrId) {
        Experiment e = RunStore.open(AssayHome.runs()).load(nameOrId);
        if (!e.space().equals(kit.name())) {
            throw new UsageException("--experiments: expected experiments on " + kit.name() + ", found '" + nameOrId
                    + "' on " + e.space() + ".");
        }
        int options = groups(kit).stream().mapToInt(DecisionGroup::width).sum();
        Map<String, List<List<Double>>> byMethod = new LinkedHashMap<>();
        for (RunRecord run : e.runs()) {
            if (run.marginals().size() == options) {
                byMethod.computeIfAbsent(run.method(), m -> new ArrayList<>()).add(run.marginals());
            }
        }
        if (byMethod.isEmpty()) {
            throw new DataMissingException("experiment " + nameOrId + ": expected runs that kept what their search"
                    + " learnt, found none. Run it again with this version: assay run --fresh.");
        }
        List<Source> sources = new ArrayList<>();
        byMethod.forEach(
                (method, runs) -> sources.add(new Source(kit, method + " (" + e.name() + ")", runs, all(kit))));
        return sources;
    }

    private static List<DecisionGroup> groups(SpaceKit kit) {
        return kit.search().orElseThrow().groups();
    }

    private static BitSet all(SpaceKit kit) {
        BitSet all = new BitSet();
        all.set(0, kit.numbering().orElseThrow().size());
        return all;
    }

    /** The same, restricted to these cells. */
    public Source among(BitSet cells) {
        return new Source(kit, name, distributions, cells);
    }

    /** The number of runs; 0 for the whole space. */
    public int runs() {
        return distributions.size();
    }

    /**
     * The official index of a drawn cell.
     *
     * @throws UsageException if a million draws gave no valid cell
     */
    public int draw(RandomGenerator random) {
        for (int i = 0; i < TRIES; i++) {
            int cell = any(random);
            if (among.get(cell)) {
                return cell;
            }
        }
        throw new UsageException("proxy study: expected " + name + " to reach one of the " + among.cardinality()
                + " cells that all scores have a value of, found none in " + TRIES
                + " draws. Score more cells, or leave out --scored-only.");
    }

    private int any(RandomGenerator random) {
        OfficialNumbers index = kit.numbering().orElseThrow();
        if (distributions.isEmpty()) {
            return random.nextInt(index.size());
        }
        List<Double> p = distributions.get(random.nextInt(distributions.size()));
        int[] choices = new int[groups(kit).size()];
        int at = 0;
        for (int g = 0; g < choices.length; g++) {
            int width = groups(kit).get(g).width();
            double u = random.nextDouble();
            int option = 0;
            while (option < width - 1 && u >= p.get(at + option)) {
                u -= p.get(at + option);
                option++;
            }
            choices[g] = option;
            at += width;
        }
        return index.indexOf(kit.search().orElseThrow().decode(choices));
    }
}
