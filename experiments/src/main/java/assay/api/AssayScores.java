package assay.api;

import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.internal.experiments.spaces.ProxyBatch;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.internal.experiments.sweep.Scorer;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKits;
import assay.supernet.network.Init;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Scores of untrained networks by zero-cost proxies. The defaults are the published ones: 16 channels, 5 cells a stage, 32
 * pixels, 64 images. Every setter returns a changed copy.
 */
public final class AssayScores {
    private static final int BATCH = 64;
    private static final int CLASSES = 10;

    private final SpaceKit space;
    private final int channels;
    private final int cells;
    private final int size;
    private final long seed;
    private final Optional<Path> images;

    private AssayScores(SpaceKit space, int channels, int cells, int size, long seed, Optional<Path> images) {
        this.space = space;
        this.channels = channels;
        this.cells = cells;
        this.size = size;
        this.seed = seed;
        this.images = images;
    }

    /**
     * Scores for architectures in this space.
     *
     * @param space as on the command line: {@code 201}, {@code 101}, {@code sss}, {@code darts}
     * @throws assay.core.error.UsageException if there is no such space; the message lists the spaces
     */
    public static AssayScores in(String space) {
        return new AssayScores(SpaceKits.called(space, "scores"), 16, 5, 32, 0, Optional.empty());
    }

    /**
     * The same for networks of this size.
     *
     * @param channels of the first stage
     * @param cells in each stage; for DARTS of the whole network
     * @param pixels side of an image
     */
    public AssayScores network(int channels, int cells, int pixels) {
        return new AssayScores(space, channels, cells, pixels, seed, images);
    }

    /** The same with this seed, the root of the initial weights, of the batch and of the numbers that a proxy draws itself. */
    public AssayScores seed(long other) {
        return new AssayScores(space, channels, cells, size, other, images);
    }

    /** The same with these images, for proxies that look at images; as {@code --images}. */
    public AssayScores images(Path path) {
        return new AssayScores(space, channels, cells, size, seed, Optional.of(path));
    }

    /**
     * The scores of one architecture, by name; larger is better. A score is empty if the proxy is not defined.
     *
     * @param architecture its text
     * @param proxies names, as in {@code assay list proxies}
     * @throws assay.core.error.UsageException if a proxy needs images and there are none
     */
    public Map<String, OptionalDouble> of(String architecture, String... proxies) {
        List<Proxy> named = List.of(proxies).stream().map(Proxies::named).toList();
        Optional<ProxyBatch> batch = named.stream().anyMatch(Proxy::needsData)
                ? images.map(path -> ProxyBatch.read(path, BATCH, size, true, seed))
                : Optional.empty();
        int classes = batch.map(ProxyBatch::classes).orElse(CLASSES);
        ScoreSettings settings = new ScoreSettings(
                channels, cells, classes, size, Init.DEFAULT, seed, false, DType.FLOAT32, Backends.ND4J, batch);
        Map<String, OptionalDouble> scores = new LinkedHashMap<>();
        try (Scorer scorer = new Scorer(NetworkKits.of(space, "scores"), settings)) {
            scorer.score(space.parse(architecture), named).forEach((name, s) -> scores.put(name, s.value()));
        }
        return scores;
    }
}
