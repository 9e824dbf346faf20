package assay.core.space;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An ordered list of decision groups. Everything generic (relaxations, samplers, evolution) works on groups and never
 * asks which space it is.
 */
public interface SearchSpace {
    /** The name used in configurations: {@code nasbench201}. */
    String name();

    /** The decisions, in the order of alpha. */
    List<DecisionGroup> groups();

    /**
     * The decisions of a supernet, with one architecture weight for each option, in the order of alpha. A space overrides this
     * if its supernet weighs other things than {@link #groups()} decides.
     */
    default List<DecisionGroup> alphas() {
        return groups();
    }

    /** The entropy of uniform choices in all of {@link #alphas()}, nats: that of a search that has learnt nothing. */
    default double uniformEntropy() {
        return alphas().stream().mapToDouble(g -> StrictMath.log(g.width())).sum();
    }

    /**
     * The architecture that weights stand for, by the space's published rule. The default rule takes the option with the
     * largest weight in every group, and the first of equal ones.
     *
     * @param weights one per option of {@link #alphas()}, group after group; larger is better, and weights of different groups
     *     can be compared, like probabilities
     */
    default Genotype derive(double[] weights) {
        int[] choices = new int[groups().size()];
        int start = 0;
        for (int g = 0; g < choices.length; g++) {
            int width = groups().get(g).width();
            for (int k = 1; k < width; k++) {
                if (weights[start + k] > weights[start + choices[g]]) {
                    choices[g] = k;
                }
            }
            start += width;
        }
        return decode(choices);
    }

    /**
     * The architecture that has exactly these options of {@link #alphas()}; empty in spaces whose architectures take a fixed
     * number of each group.
     */
    default Optional<Genotype> having(BitSet options) {
        return Optional.empty();
    }

    /**
     * The options of {@link #alphas()} that an architecture has, one group behind the other: the inverse of {@link #derive} and
     * of {@link #having}. A space overrides this if its alphas differ from {@link #groups()}.
     */
    default BitSet options(Genotype genotype) {
        BitSet options = new BitSet();
        int[] choices = encode(genotype);
        int start = 0;
        for (int g = 0; g < choices.length; g++) {
            options.set(start + choices[g]);
            start += groups().get(g).width();
        }
        return options;
    }

    /** How many of the edges into a node an architecture has; 0 for all of them. */
    default int edgesIntoNode() {
        return 0;
    }

    /** The architecture of one chosen option per group. */
    Genotype decode(int[] choices);

    /** The inverse of {@link #decode}. */
    int[] encode(Genotype genotype);

    /**
     * Reads the official text.
     *
     * @throws GenotypeException naming the column (from 1), what was expected there and what was found
     */
    Genotype parse(String text);

    /** How many architectures {@link #sample} can draw. */
    default double architectures() {
        return groups().stream().mapToDouble(DecisionGroup::width).reduce(1, (a, b) -> a * b);
    }

    /** One architecture, uniform over the choices. */
    default Genotype sample(RandomGenerator random) {
        return decode(groups().stream().mapToInt(g -> random.nextInt(g.width())).toArray());
    }

    /** Every architecture that differs in exactly one decision: by group, then by option. */
    default List<Genotype> neighbours(Genotype genotype) {
        int[] choices = encode(genotype);
        List<Genotype> all = new ArrayList<>();
        for (int g = 0; g < choices.length; g++) {
            for (int option = 0; option < groups().get(g).width(); option++) {
                if (option != choices[g]) {
                    int[] changed = choices.clone();
                    changed[g] = option;
                    all.add(decode(changed));
                }
            }
        }
        return all;
    }

    /** One neighbour, drawn as the space's regularized evolution draws it. */
    Genotype mutate(Genotype parent, RandomGenerator random);
}
