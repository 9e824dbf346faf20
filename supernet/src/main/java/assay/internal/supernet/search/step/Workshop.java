package assay.internal.supernet.search.step;

import assay.core.random.Seeds;
import assay.internal.images.BatchSource;
import assay.internal.supernet.search.pass.Architect;
import assay.supernet.network.Supernet;
import assay.supernet.search.method.Search;
import java.util.function.BooleanSupplier;

/**
 * What the steps of a search work with.
 *
 * @param train the batch from which the weights learn
 * @param valid the batch from which the architecture learns, or on which it is judged
 * @param validSource the source of such batches
 * @param sums of the epoch so far
 */
public record Workshop(
        Search search,
        SearchSettings settings,
        Seeds seeds,
        Architect architect,
        GrowingNet net,
        Images train,
        Images valid,
        BatchSource validSource,
        EpochSums sums)
        implements AutoCloseable {

    /** The workshop at the beginning of a search. */
    public static Workshop open(
            Search search,
            SearchSettings settings,
            Supernet net,
            BatchSource validSource,
            int validImages,
            Seeds seeds) {
        Architect architect = new Architect(search, net.space(), seeds.stream("alpha"), validImages);
        GrowingNet growing = new GrowingNet(search, settings, net, architect.groups(), seeds);
        architect.prune(search.stages().get(0).keep());
        return new Workshop(
                search,
                settings,
                seeds,
                architect,
                growing,
                new Images(growing),
                new Images(growing),
                validSource,
                new EpochSums());
    }

    /** Judges architectures with the current network. */
    public Finisher finisher(BooleanSupplier stop) {
        return new Finisher(architect.space(), architect, net.updater(), valid, validSource, seeds, stop);
    }

    @Override
    public void close() {
        net.close();
        train.close();
        valid.close();
    }
}
