package assay.internal.experiments.sweep;

import assay.core.kit.SpaceKit;
import assay.proxies.Proxies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which networks a sweep over a space scores. Cells that are one network with its weights in another order ({@link
 * SpaceKit#representatives}) share the network of their representative, initial values and all, so that their scores are the same by
 * construction. That holds for proxies whose score depends on the network's function alone; it does not for counts of what is in the
 * network whether it matters or not.
 *
 * @param archs the cells, by official index
 * @param representatives by proxy, as long as {@code archs}
 */
public record SweepPlan(int[] archs, Map<String, int[]> representatives) {
    /** With a bias behind each convolution, edges that nothing reaches carry something. */
    private static final Set<String> OF_EACH_CELL_WITH_BIAS = Set.of("synflow", "synflow_partly");

    /** @param count architectures 0..count-1 of the space */
    public static SweepPlan of(SpaceKit space, List<String> proxies, int count, boolean convBias) {
        int[] archs = IntStream.range(0, count).toArray();
        int[] classes = space.representatives().orElse(archs);
        Map<String, int[]> representatives = new LinkedHashMap<>();
        for (String p : proxies) {
            boolean each = !Proxies.named(p).isOfFunction() || convBias && OF_EACH_CELL_WITH_BIAS.contains(p);
            representatives.put(
                    p, each ? archs : IntStream.of(archs).map(i -> classes[i]).toArray());
        }
        return new SweepPlan(archs, representatives);
    }

    /** Each of these cells by itself. */
    public static SweepPlan each(List<String> proxies, int[] archs) {
        Map<String, int[]> representatives = new LinkedHashMap<>();
        proxies.forEach(p -> representatives.put(p, archs));
        return new SweepPlan(archs, representatives);
    }

    /** The proxies to score each network by, without what is done; networks in the order of their first cell. */
    Map<Integer, List<String>> left(Map<String, Set<Integer>> done) {
        Map<Integer, List<String>> left = new LinkedHashMap<>();
        for (int i = 0; i < archs.length; i++) {
            for (Map.Entry<String, int[]> p : representatives.entrySet()) {
                int network = p.getValue()[i];
                if (!done.get(p.getKey()).contains(network)) {
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
