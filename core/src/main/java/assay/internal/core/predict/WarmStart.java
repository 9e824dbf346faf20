package assay.internal.core.predict;

import assay.core.blackbox.Ledger;
import assay.core.blackbox.LocalSearch;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.RegularizedEvolution;
import assay.core.blackbox.TableMethod;
import assay.core.setting.Whole;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A search whose first architectures are chosen by a zero-cost proxy. It draws uniform architectures and begins with those of
 * the highest score, instead of beginning with all draws. The proxy is the cost of the operations on a path
 * ({@code on_path_flops}), which needs no network.
 *
 * @param drawn number of uniform architectures; the best of them are used first, and after them the search draws as usual
 */
public record WarmStart(Optimizer search, int drawn) implements Optimizer {
    private static final Whole DRAWN =
            new Whole("drawn", 100, 1, 1_000_000, "uniform cells among which on_path_flops chooses the first ones");
    private static final Whole POPULATION =
            new Whole("population", 10, 1, 1_000_000, "cells that live at the same time");
    private static final Whole SAMPLE = new Whole("sample", 3, 1, 1_000_000, "draws of a tournament, with replacement");

    /** Evolution from a warm start. */
    public static final TableMethod EVOLUTION = new TableMethod(
            "warm-evolution",
            "aging evolution whose first population a zero-cost proxy chooses (after Abdelfattah et al., ICLR 2021)",
            List.of(DRAWN, POPULATION, SAMPLE),
            values -> new WarmStart(
                    new RegularizedEvolution(POPULATION.in(values), SAMPLE.in(values)), DRAWN.in(values)));

    /** Local search from the best by proxy. */
    public static final TableMethod LOCAL_SEARCH = new TableMethod(
            "warm-local-search",
            "hill climbing that starts from the best by a zero-cost proxy",
            List.of(DRAWN),
            values -> new WarmStart(new LocalSearch(1, false), DRAWN.in(values)));

    @Override
    public void search(SearchSpace space, Ledger ledger, RandomGenerator random) {
        Set<Genotype> draws = new LinkedHashSet<>();
        for (int i = 0; i < drawn; i++) {
            draws.add(space.sample(random));
        }
        Deque<Genotype> best = new ArrayDeque<>(draws.stream()
                .sorted(Comparator.comparingDouble((Genotype a) -> ArchFeatures.pathCost(a, space))
                        .reversed())
                .toList());
        search.search(new Warm(space, best), ledger, random);
    }

    /** The same space, except that its first draws are given. */
    private record Warm(SearchSpace space, Deque<Genotype> first) implements SearchSpace {
        @Override
        public String name() {
            return space.name();
        }

        @Override
        public List<DecisionGroup> groups() {
            return space.groups();
        }

        @Override
        public Genotype decode(int[] choices) {
            return space.decode(choices);
        }

        @Override
        public int[] encode(Genotype genotype) {
            return space.encode(genotype);
        }

        @Override
        public Genotype parse(String text) {
            return space.parse(text);
        }

        @Override
        public Genotype sample(RandomGenerator random) {
            return first.isEmpty() ? space.sample(random) : first.poll();
        }

        @Override
        public List<Genotype> neighbours(Genotype genotype) {
            return space.neighbours(genotype);
        }

        @Override
        public Genotype mutate(Genotype parent, RandomGenerator random) {
            return space.mutate(parent, random);
        }
    }
}
