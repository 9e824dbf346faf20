package assay.internal.benchmarks.sidebyside;

import assay.core.error.UsageException;
import assay.core.space.darts.PublishedDarts;
import assay.internal.bench201.network.Network201;
import assay.internal.bench201.network.Supernet201;
import assay.internal.darts.network.NetworkDarts;
import assay.internal.darts.network.SearchShape;
import assay.internal.darts.network.SupernetDarts;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Search;
import assay.supernet.tensor.Backend;

/** The cases by kind. */
final class Cases {
    private Cases() {}

    /** @throws AbsentException if this side does not have the case yet */
    static Computation open(String backend, Backend k, Wanted w) {
        return switch (w.kind()) {
            case "operation" -> new Operation(k, w);
            case "network201" ->
                new TrainingStep(k, new Network201(k, Nets.skeleton(w), Nets.cell(w)), w, StepRecipe.BENCH201);
            case "search201" -> {
                Search search = search(w.text("method"));
                yield new SearchStep(k, new Supernet201(k, Nets.skeleton(w), true), search, w, true, 5e-4);
            }
            case "searchdarts" -> {
                SupernetDarts net = new SupernetDarts(k, Nets.darts(w, false), SearchShape.darts());
                yield new SearchStep(k, net, search("darts"), w, false, 3e-4);
            }
            case "traindarts" ->
                new TrainingStep(
                        k,
                        new NetworkDarts(k, Nets.darts(w, true), PublishedDarts.named("DARTS_V2")),
                        w,
                        StepRecipe.DARTS);
            case "searchrecurrent" -> new RecurrentSearchStep(k, w);
            case "trainrecurrent" -> new RecurrentTrainingStep(k, w);
            case "proxy" -> new Score(backend, k, w);
            default -> throw new AbsentException("kind " + w.kind());
        };
    }

    private static Search search(String method) {
        try {
            Method found = Methods.named(method);
            return found.search().orElseThrow();
        } catch (UsageException e) {
            throw new AbsentException("method " + method);
        }
    }
}
