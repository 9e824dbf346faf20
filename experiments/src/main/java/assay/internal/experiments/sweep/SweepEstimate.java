package assay.internal.experiments.sweep;

import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.internal.experiments.work.TimedEnds;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Estimates the time of a sweep: its cheapest and its most expensive network are scored. */
public final class SweepEstimate {
    private final OfficialNumbers numbers;
    private final NetworkKit networks;
    private final ScoreSettings settings;

    /** @param numbers of the architectures */
    public SweepEstimate(SpaceKit space, OfficialNumbers numbers, ScoreSettings settings) {
        this.numbers = numbers;
        this.networks = NetworkKits.of(space, "proxy sweep");
        this.settings = settings;
    }

    /** Seconds of one core for the whole plan. */
    public double seconds(SweepPlan plan, List<String> proxies) {
        Map<String, Set<Integer>> nothing = proxies.stream().collect(Collectors.toMap(p -> p, p -> Set.of()));
        int[] all =
                plan.left(nothing).keySet().stream().mapToInt(Integer::intValue).toArray();
        List<Proxy> scored = proxies.stream().map(Proxies::named).toList();
        try (Scorer scorer = new Scorer(networks, settings)) {
            return TimedEnds.seconds(
                    all, n -> networks.cost(settings.shape(), numbers.at(n)).multiplyAdds(), n -> {
                        long began = System.nanoTime();
                        scorer.score(numbers.at(n), scored);
                        return (System.nanoTime() - began) / 1e9;
                    });
        }
    }
}
