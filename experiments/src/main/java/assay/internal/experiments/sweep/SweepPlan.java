package assay.internal.experiments.sweep;

import assay.core.kit.SpaceKit;
import assay.proxies.Proxies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which networks a sweep over a space scores. Cells that are the same network except for the order of weights ({@link
 * SpaceKit#representatives}) share the network of their representative, with its initial values, so their scores are equal by
 * construction. This is done for proxies that depend only on the network's function. It is not done for proxies that also count
 * parts without effect.
 *
 * @param archs the cells, by official index
 * @param representatives by proxy, with the length of {@code archs}
 */
public record SweepPlan(int[] archs, Map<String, int[]> representatives) {
    /** With a bias after each convolution, edges that nothing reaches have an output too. */
    private static final Set<String> OF_EACH_CELL_WITH_BIAS = Set.of("synflow", "synflow_partly");

    /** Stands for a network of another part. */
    private static final int ELSEWHERE = -1;

    /** @param count the plan has the architectures 0..count-1 of the space */
    public static SweepPlan of(SpaceKit space, List<String> proxies, int count, boolean convBias) {
        return of(space, proxies, IntStream.range(0, count).toArray(), convBias);
    }

    /** @param archs the architectures of the plan, ascending; a representative need not be one of them */
    public static SweepPlan of(SpaceKit space, List<String> proxies, int[] archs, boolean convBias) {
        Optional<int[]> classes = space.representatives();
        Map<String, int[]> representatives = new LinkedHashMap<>();
        for (String p : proxies) {
            boolean each = classes.isEmpty()
                    || !Proxies.named(p).isOfFunction()
                    || convBias && OF_EACH_CELL_WITH_BIAS.contains(p);
            representatives.put(
                    p,
                    each
                            ? archs
                            : IntStream.of(archs).map(i -> classes.get()[i]).toArray());
        }
        return new SweepPlan(archs, representatives);
    }

    /** A plan in which each of these cells has its own network. */
    public static SweepPlan each(List<String> proxies, int[] archs) {
        Map<String, int[]> representatives = new LinkedHashMap<>();
        proxies.forEach(p -> representatives.put(p, archs));
        return new SweepPlan(archs, representatives);
    }

    /**
     * A part of this plan: the networks that occur first at these architectures. All parts together are the plan; each network
     * is in exactly one part.
     *
     * @param from position in {@code archs}
     * @param to position after the last one
     */
    public SweepPlan part(int from, int to) {
        Map<String, int[]> own = new LinkedHashMap<>();
        representatives.forEach((p, all) -> {
            Set<Integer> seen = new HashSet<>();
            int[] first =
                    IntStream.of(all).map(n -> seen.add(n) ? n : ELSEWHERE).toArray();
            own.put(p, Arrays.copyOfRange(first, from, to));
        });
        return new SweepPlan(Arrays.copyOfRange(archs, from, to), own);
    }

    /** The architectures that this proxy has a score for. */
    int[] scored(String proxy) {
        int[] of = representatives.get(proxy);
        return IntStream.range(0, archs.length)
                .filter(i -> of[i] != ELSEWHERE)
                .map(i -> archs[i])
                .toArray();
    }

    /** The networks of {@link #scored}. */
    int[] networks(String proxy) {
        return IntStream.of(representatives.get(proxy))
                .filter(n -> n != ELSEWHERE)
                .toArray();
    }

    /** How many different networks this proxy scores. */
    public long count(String proxy) {
        return IntStream.of(networks(proxy)).distinct().count();
    }

    /** The remaining proxies for each network; networks are in the order of their first cell. */
    Map<Integer, List<String>> left(Map<String, Set<Integer>> done) {
        Map<Integer, List<String>> left = new LinkedHashMap<>();
        for (int i = 0; i < archs.length; i++) {
            for (Map.Entry<String, int[]> p : representatives.entrySet()) {
                int network = p.getValue()[i];
                if (network != ELSEWHERE && !done.get(p.getKey()).contains(network)) {
                    List<String> all = left.computeIfAbsent(network, n -> new ArrayList<>());
                    if (!all.contains(p.getKey())) {
                        all.add(p.getKey());
                    }
                }
            }
        }
        return left;
    }
}
