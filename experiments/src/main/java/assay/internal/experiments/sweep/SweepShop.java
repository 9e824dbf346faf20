package assay.internal.experiments.sweep;

import assay.core.error.InterruptedRunException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.internal.data.scores.ArchList;
import assay.internal.data.scores.ScoreFile.Row;
import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitAnswer;
import assay.internal.experiments.place.UnitWatch;
import assay.internal.experiments.place.UnitWorker;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Scores networks of a space with the same settings. Values do not depend on the number of threads or processes. */
final class SweepShop implements Shop<SweepUnit> {
    private static final long serialVersionUID = 1L;

    private final String space;
    private final ScoreSettings settings;

    /** The texts of the architectures, by their numbers; null: all of the space, by their official numbers. */
    private final String[] listed;

    /** What the threads of this process share; null until it is needed. */
    private transient Tools tools;

    private record Tools(
            IntFunction<Genotype> archs, NetworkKit networks, Optional<Supplier<ToDoubleFunction<Genotype>>> flow) {}

    /** @param list the architectures; empty: those of the space, which has numbered ones */
    SweepShop(SpaceKit space, ScoreSettings settings, Optional<ArchList> list) {
        this.space = space.name();
        this.settings = settings;
        listed = list.map(l -> IntStream.range(0, l.size())
                        .mapToObj(i -> l.at(i).text())
                        .toArray(String[]::new))
                .orElse(null);
    }

    private synchronized Tools tools() {
        if (tools == null) {
            SpaceKit kit = SpaceKits.named(space, "proxy sweep");
            NetworkKit networks = NetworkKits.of(kit, "proxy sweep");
            IntFunction<Genotype> archs =
                    listed == null ? kit.numbering().orElseThrow()::at : number -> kit.read(listed[number]);
            tools = new Tools(archs, networks, Scorer.flow(networks, settings));
        }
        return tools;
    }

    /** The cost of a network for the display of progress: multiply-adds, plus a constant for making it. */
    double work(int network) {
        return 1e6
                + tools().networks
                        .cost(settings.shape(), tools().archs.apply(network))
                        .multiplyAdds();
    }

    @Override
    public String backend() {
        return settings.backend();
    }

    @Override
    public UnitWorker<SweepUnit> worker() {
        return new AtNetworks(new Scorer(tools().networks, settings, tools().flow));
    }

    private final class AtNetworks implements UnitWorker<SweepUnit> {
        private final Scorer scorer;

        AtNetworks(Scorer scorer) {
            this.scorer = scorer;
        }

        @Override
        public UnitAnswer work(SweepUnit unit, UnitWatch watch) throws IOException {
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < unit.networks().size(); i++) {
                if (watch.halted()) {
                    throw new InterruptedRunException("proxy sweep: stopped.");
                }
                int network = unit.networks().get(i);
                List<Proxy> proxies =
                        unit.proxies().get(i).stream().map(Proxies::named).toList();
                scorer.score(tools().archs.apply(network), proxies)
                        .forEach((p, s) -> rows.add(new Row(network, p, s.value(), s.seconds())));
                watch.part(Integer.toString(network), SweepShop.this.work(network));
            }
            return ScoreRows.answer(rows);
        }

        @Override
        public void close() {
            scorer.close();
        }
    }
}
