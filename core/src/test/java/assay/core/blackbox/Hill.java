package assay.core.blackbox;

import assay.core.error.OutOfTableException;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A made-up table: in every decision a higher option is better, so that the last of all is the best, at 100 percent. A training
 * takes 10 s and one more for every point of accuracy above 50.
 */
final class Hill implements Oracle {
    /** What was asked, in order. */
    record Asked(Genotype arch, int epochs) {}

    private final SearchSpace space;
    private final Predicate<Genotype> held;
    private final List<Asked> asked = new ArrayList<>();

    Hill(SearchSpace space) {
        this(space, arch -> true);
    }

    /** @param held what the table holds */
    Hill(SearchSpace space, Predicate<Genotype> held) {
        this.space = space;
        this.held = held;
    }

    double accuracy(Genotype arch) {
        int[] choices = space.encode(arch);
        double sum = 0;
        for (int g = 0; g < choices.length; g++) {
            sum += choices[g] / (space.groups().get(g).width() - 1.0);
        }
        return 50 + 50 * sum / choices.length;
    }

    @Override
    public synchronized Observed train(Genotype arch, int epochs, RandomGenerator random) {
        asked.add(new Asked(arch, epochs));
        if (!held.test(arch)) {
            throw new OutOfTableException("no " + arch.text());
        }
        double accuracy = accuracy(arch);
        return new Observed(accuracy, OptionalDouble.of(10 + accuracy - 50));
    }

    @Override
    public int epochs() {
        return 200;
    }

    List<Asked> asked() {
        return asked;
    }

    List<Genotype> archs() {
        return asked.stream().map(Asked::arch).toList();
    }
}
