package assay.core.blackbox;

import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Aging evolution: Algorithm 1 of Real et al. (AAAI 2019), as NAS-Bench-201 runs it: the tournament draws with replacement,
 * its winner has one mutated child, and the oldest dies whatever its accuracy. An unknown child is as if it had not been born.
 *
 * @param population how many live at the same time, P
 * @param sample how many draws a tournament has, S
 */
public record RegularizedEvolution(int population, int sample) implements Optimizer {
    /** One that lives. */
    record Member(Genotype arch, double accuracy) {}

    public RegularizedEvolution {
        if (population < 1 || sample < 1) {
            throw new IllegalArgumentException(
                    "evolution: expected a population and a sample of at least 1, found " + population + ", " + sample);
        }
    }

    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        List<Member> alive = new ArrayList<>(); // the oldest first
        while (ledger.open() && alive.size() < population) {
            Genotype arch = space.sample(random);
            ledger.train(arch).ifPresent(accuracy -> alive.add(new Member(arch, accuracy)));
        }
        while (ledger.open()) {
            Genotype child = space.mutate(tournament(alive, random).arch(), random);
            ledger.train(child).ifPresent(accuracy -> {
                alive.add(new Member(child, accuracy));
                alive.remove(0);
            });
        }
    }

    /** The best of S draws with replacement; of equal ones the first drawn. */
    Member tournament(List<Member> alive, RandomGenerator random) {
        Member best = null;
        for (int i = 0; i < sample; i++) {
            Member drawn = alive.get(random.nextInt(alive.size()));
            best = best == null || drawn.accuracy() > best.accuracy() ? drawn : best;
        }
        return best;
    }
}
