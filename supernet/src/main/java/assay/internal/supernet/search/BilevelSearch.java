package assay.internal.supernet.search;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.internal.images.BatchSource;
import assay.internal.supernet.search.step.SearchSettings;
import assay.internal.supernet.search.step.Workshop;
import assay.supernet.network.Supernet;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.method.Search;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The loop that all differentiable methods share: in each step the weights learn from a training batch and, after the warm-up,
 * the architecture from a validation batch (DARTS, Algorithm 1). Methods differ in their parts.
 *
 * <p>The same seed gives the same bytes, also if the search is stopped and resumed: batches and noise are functions of epoch
 * and step.
 */
public final class BilevelSearch {
    private final Search search;
    private final SearchSettings settings;
    private final Supernet net;
    private final BatchSource train;
    private final BatchSource valid;
    private final int validImages;
    private final Seeds seeds;
    private final Path checkpoint;
    private final String fingerprint;

    /**
     * @param net with its initial values
     * @param validImages the number of images in {@code valid}: N of variational methods
     * @param checkpoint file to resume from and to write to
     * @param fingerprint everything on which the search depends, as text: a checkpoint with another fingerprint is not used
     */
    public BilevelSearch(
            Search search,
            SearchSettings settings,
            Supernet net,
            BatchSource train,
            BatchSource valid,
            int validImages,
            Seeds seeds,
            Path checkpoint,
            String fingerprint) {
        this.search = search;
        this.settings = settings;
        this.net = net;
        this.train = train;
        this.valid = valid;
        this.validImages = validImages;
        this.seeds = seeds;
        this.checkpoint = checkpoint;
        this.fingerprint = fingerprint;
    }

    /**
     * Runs to the end, from the checkpoint if there is one.
     *
     * @throws InterruptedRunException if the observer asked to stop; the checkpoint is written
     * @throws UsageException if the loss is no longer a number
     */
    public SearchOutcome run(SearchObserver observer) {
        try (Workshop shop = Workshop.open(search, settings, net, valid, validImages, seeds)) {
            return new SearchLoop(shop, train, checkpoint, fingerprint, observer).run();
        }
    }

    /** The number of epochs of a run, with those before and after the search's own. */
    public int epochs() {
        return search.total(settings.epochs(), Groups.of(net.space()));
    }

    /** Removes the checkpoint after the outcome was saved elsewhere. */
    public void forget() throws IOException {
        Files.deleteIfExists(checkpoint);
    }
}
