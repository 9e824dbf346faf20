package assay.core.blackbox;

import assay.core.setting.Whole;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.truth.Benchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Aging evolution: Algorithm 1 of Real et al. (AAAI 2019), as NAS-Bench-201 runs it: the tournament draws with replacement, its
 * winner gets one mutated child, and the oldest member is removed whatever its accuracy. A child that the table does not know
 * is ignored.
 *
 * @param population how many architectures are kept at the same time, P
 * @param sample how many draws a tournament has, S
 */
public record RegularizedEvolution(int population, int sample) implements Optimizer {
    private static final Whole POPULATION =
            new Whole("population", 10, 1, 1_000_000, "cells that live at the same time");
    private static final Whole SAMPLE = new Whole("sample", 3, 1, 1_000_000, "draws of a tournament, with replacement");

    /** The method and its settings. */
    public static final TableMethod METHOD = new TableMethod(
            "regularized-evolution",
            "aging evolution, the best seen (Real et al., AAAI 2019; NAS-Bench-201 R_EA)",
            List.of(POPULATION, SAMPLE),
            TableMethod.SHORT,
            Map.of(Benchmark.NASBENCH101.key(), Map.of("population", 100, "sample", 10)),
            values -> new RegularizedEvolution(POPULATION.in(values), SAMPLE.in(values)));

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

    /** The best of S draws with replacement; if several are equally good, the first of them. */
    Member tournament(List<Member> alive, RandomGenerator random) {
        Member best = null;
        for (int i = 0; i < sample; i++) {
            Member drawn = alive.get(random.nextInt(alive.size()));
            best = best == null || drawn.accuracy() > best.accuracy() ? drawn : best;
        }
        return best;
    }
}
