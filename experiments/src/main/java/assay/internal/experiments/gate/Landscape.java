package assay.internal.experiments.gate;

import assay.core.error.DataMissingException;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.truth.Answer;
import assay.core.truth.Dataset;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.core.truth.Truth;
import assay.internal.core.io.Sha256;
import assay.internal.core.stats.Regret;
import assay.supernet.search.draw.ArchDistribution;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Test accuracies of all cells of a space in one table, percent. */
public final class Landscape {
    /** How many cells are drawn from a learnt distribution if the space is too large for a sum over all cells. */
    static final int DRAWS = 1_000;

    private static final Seeds SEEDS = new Seeds(0).child("gate");

    private final SpaceKit kit;
    private final Truth truth;
    private final Dataset dataset;
    private final int schedule;
    private final List<Genotype> cells;
    private final double[] accuracies;
    private final double best;

    /**
     * @param schedule epochs of the table's trainings
     * @throws DataMissingException if the table has no accuracies
     */
    public Landscape(SpaceKit kit, Truth truth, Dataset dataset, int schedule) {
        this.kit = kit;
        this.truth = truth;
        this.dataset = dataset;
        this.schedule = schedule;
        cells = cells(kit);
        accuracies = cells.stream().mapToDouble(this::ask).toArray();
        if (Arrays.stream(accuracies).allMatch(Double::isNaN)) {
            throw new DataMissingException(
                    "gate: expected a table with test accuracies of " + dataset.key() + " after " + schedule
                            + " epochs, found none in it. Name another data set or schedule in the experiment's 'truth'.");
        }
        best = Arrays.stream(accuracies).filter(v -> !Double.isNaN(v)).max().orElseThrow();
    }

    /** The cells of the space; for spaces without a search, all cells that have a number in the table. */
    private static List<Genotype> cells(SpaceKit kit) {
        List<Genotype> cells = kit.landscape();
        if (!cells.isEmpty()) {
            return cells;
        }
        OfficialNumbers numbers = kit.numbering().orElseThrow();
        return IntStream.range(0, numbers.size())
                .<Genotype>mapToObj(numbers::at)
                .toList();
    }

    private double ask(Genotype cell) {
        return truth.ask(Query.accuracy(cell, dataset, Split.TEST, schedule, new Trials.Mean()))
                        instanceof Answer.Measured m
                ? m.value()
                : Double.NaN;
    }

    /** The accuracy of a cell; NaN if it was not measured. */
    double accuracy(Genotype cell) {
        return ask(cell);
    }

    double best() {
        return best;
    }

    /** The distance of an accuracy from the best one, in points. */
    double regret(double accuracy) {
        return Regret.of(best, accuracy);
    }

    /** The accuracies of all measured cells, in the order of the cells. */
    double[] regrets() {
        return Arrays.stream(accuracies)
                .filter(v -> !Double.isNaN(v))
                .map(this::regret)
                .toArray();
    }

    /** The mean accuracy of the measured cells. */
    double mean() {
        return Arrays.stream(accuracies).filter(v -> !Double.isNaN(v)).average().orElseThrow();
    }

    /** The checksum of the accuracies, in the order of the cells. It identifies a table, whatever file it came from. */
    public String sha256() {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * accuracies.length);
        Arrays.stream(accuracies).forEach(bytes::putDouble);
        return Sha256.hex(bytes.array());
    }

    /** Different measured cells, drawn uniformly and always the same; all cells if there are fewer. */
    List<Genotype> sample(int count) {
        RandomStream random = SEEDS.stream("cells");
        int[] measured = IntStream.range(0, accuracies.length)
                .filter(i -> !Double.isNaN(accuracies[i]))
                .toArray();
        Set<Integer> seen = new HashSet<>();
        List<Genotype> sample = new ArrayList<>();
        while (sample.size() < Math.min(count, measured.length)) {
            int at = measured[random.nextInt(measured.length)];
            if (seen.add(at)) {
                sample.add(cells.get(at));
            }
        }
        return sample;
    }

    /**
     * The expected accuracy of a cell whose decisions are drawn independently from these probabilities, over the cells that
     * were measured: the sum over all cells, if the cells are all combinations of options. Otherwise the mean of {@link #DRAWS}
     * draws, with the same noise for each search.
     */
    double expected(List<Double> marginals) {
        double sum = 0;
        double weight = 0;
        if (isProduct()) {
            for (int i = 0; i < accuracies.length; i++) {
                if (!Double.isNaN(accuracies[i])) {
                    double p = probability(cells.get(i), marginals);
                    sum += p * accuracies[i];
                    weight += p;
                }
            }
            return sum / weight;
        }
        ArchDistribution learnt = new ArchDistribution.Independent(
                space(), marginals.stream().mapToDouble(p -> p).toArray());
        RandomStream random = SEEDS.stream("draws");
        for (int i = 0; i < DRAWS; i++) {
            double accuracy = ask(learnt.draw(random));
            if (!Double.isNaN(accuracy)) {
                sum += accuracy;
                weight++;
            }
        }
        return sum / weight;
    }

    /** Whether the cells are all combinations of options, so that a sum over them is exact. */
    private boolean isProduct() {
        SearchSpace space = space();
        return space.alphas().equals(space.groups())
                && space.groups().stream().mapToDouble(DecisionGroup::width).reduce(1, (a, b) -> a * b) == cells.size();
    }

    private double probability(Genotype cell, List<Double> marginals) {
        double p = 1;
        BitSet options = space().options(cell);
        for (int at = options.nextSetBit(0); at >= 0; at = options.nextSetBit(at + 1)) {
            p *= marginals.get(at);
        }
        return p;
    }

    private SearchSpace space() {
        return kit.search().orElseThrow();
    }

    /** The entropy of a search that has learnt nothing, nats. */
    double uniformEntropy() {
        return space().uniformEntropy();
    }

    /** How many probabilities the result of a search in this space has. */
    int options() {
        return space().groups().stream().mapToInt(DecisionGroup::width).sum();
    }
}
