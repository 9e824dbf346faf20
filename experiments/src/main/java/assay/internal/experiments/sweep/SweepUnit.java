package assay.internal.experiments.sweep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Some networks, and the proxies by which each of them is scored.
 *
 * @param networks official indices
 * @param proxies names, for each network
 */
record SweepUnit(List<Integer> networks, List<List<String>> proxies) implements Serializable {
    SweepUnit {
        networks = List.copyOf(networks);
        proxies = proxies.stream().map(List::copyOf).toList();
    }

    /** Cuts the work into this many units with nearly the same number of networks. */
    static List<SweepUnit> cut(Map<Integer, List<String>> left, int units) {
        List<Integer> networks = List.copyOf(left.keySet());
        List<SweepUnit> all = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            int from = (int) ((long) networks.size() * i / units);
            int to = (int) ((long) networks.size() * (i + 1) / units);
            List<Integer> some = networks.subList(from, to);
            all.add(new SweepUnit(some, some.stream().map(left::get).toList()));
        }
        return all;
    }

    @Override
    public String toString() {
        return networks.size() == 1
                ? "network " + networks.get(0)
                : networks.size() + " networks, " + networks.get(0) + " to " + networks.get(networks.size() - 1);
    }
}
