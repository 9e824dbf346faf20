package assay.internal.experiments.spaces;

import assay.core.random.Seeds;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkShape;
import assay.supernet.network.Init;
import assay.supernet.tensor.DType;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that determines scores besides the architecture.
 *
 * @param channels C of the first stage
 * @param cells N in each stage
 * @param side of an image, pixels
 * @param seed root of the initial weights' streams, of the batch and of the numbers that a proxy draws itself
 * @param convBias whether the cells' convolutions have a bias
 * @param dtype of proxies that look at data; SynFlow is always float64
 * @param batch the images; empty if no proxy looks at images
 */
public record ScoreSettings(
        int channels,
        int cells,
        int classes,
        int side,
        Init init,
        long seed,
        boolean convBias,
        DType dtype,
        String backend,
        Optional<ProxyBatch> batch)
        implements Serializable {
    /** The form that can be sent to other processes; an {@link Optional} cannot. */
    private record Sent(
            int channels,
            int cells,
            int classes,
            int side,
            Init init,
            long seed,
            boolean convBias,
            DType dtype,
            String backend,
            ProxyBatch batchOrNull)
            implements Serializable {
        private Object readResolve() {
            return new ScoreSettings(
                    channels,
                    cells,
                    classes,
                    side,
                    init,
                    seed,
                    convBias,
                    dtype,
                    backend,
                    Optional.ofNullable(batchOrNull));
        }
    }

    private Object writeReplace() {
        return new Sent(channels, cells, classes, side, init, seed, convBias, dtype, backend, batch.orElse(null));
    }

    /** The seeds of the initial weights. */
    public Seeds weights() {
        return new Seeds(seed).child("network");
    }

    /** The seeds of the numbers that a proxy draws itself. */
    public Seeds own() {
        return new Seeds(seed);
    }

    /** The shape of the networks. */
    public NetworkShape shape() {
        return new NetworkShape(channels, cells, classes, side).convBias(convBias);
    }

    /** Checks that scoring fits into memory. */
    public ScoreFit fit(NetworkKit networks, List<Proxy> proxies) {
        return new ScoreFit(
                networks,
                shape(),
                proxies,
                dtype,
                batch.map(b -> b.labels().length).orElse(0));
    }

    /**
     * As words, in printing order; the fields of {@code settings} in {@code --json}.
     *
     * @param proxies that are scored. Numbers that they draw themselves were once those of seed 0 for every seed. Others are
     *     mentioned, so that scores from then are not taken for these
     */
    public Map<String, String> words(List<Proxy> proxies) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("channels", String.valueOf(channels));
        words.put("cells", String.valueOf(cells));
        words.put("classes", String.valueOf(classes));
        words.put("size", String.valueOf(side));
        words.put("init", init.key());
        words.put("seed", String.valueOf(seed));
        if (seed != 0 && proxies.stream().anyMatch(Proxy::drawsNumbers)) {
            words.put("own_numbers", "by the seed");
        }
        words.put("conv_bias", String.valueOf(convBias));
        words.put("dtype", dtype.name().toLowerCase(Locale.ROOT));
        words.put("backend", backend);
        words.put("normalisation", "the batch's statistics");
        words.put("batch", batch.map(b -> String.valueOf(b.labels().length)).orElse("none"));
        words.put("images", batch.map(ProxyBatch::source).orElse("none"));
        words.put("augmentation", batch.map(ProxyBatch::augmentation).orElse("none"));
        return words;
    }
}
