package assay.internal.proxies.today;

import assay.core.random.Seeds;
import assay.proxies.Facts;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.tape.Var;
import assay.supernet.tensor.Tensor;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The number of distinct activation patterns (Peng et al., "SWAP-NAS", ICLR 2024). Each unit of each ReLU has a pattern, with
 * a bit for each image. {@code swap_regularised:MU:SIGMA} is this number times exp(-(P - mu)^2 / sigma), where P is the number
 * of parameters in thousands. mu and sigma have no default: the published values for NAS-Bench-201 are not known, and fitting
 * them to a table would mean looking at the answer. Larger is better.
 *
 * <ul>
 * <li>Input: the first {@link #IMAGES} images of the batch, no labels. With more images the count would be the number of
 * units.
 *   <li>Initialisation: standard normal weights of its own, normalisation 1 and 0, biases 0; the mean of {@link #DRAWS} draws
 *       from {@link assay.proxies.Probe#seeds} (published: 32).
 *   <li>Normalisation: by the batch.
 *   <li>Layers: all ReLUs. Never undefined: units that nothing reaches have the pattern 0, or that of their bias.
 * </ul>
 *
 * @param regular null for the plain number
 */
public record Swap(Regular regular) implements Proxy {
    /** The beginning of the name of the regularised form. */
    public static final String REGULARISED = "swap_regularised:";

    private static final int IMAGES = 16;
    private static final int DRAWS = 2;

    /** By how much the score of too large or too small networks is lowered. */
    public record Regular(double mu, double sigma) {
        /** The factor. */
        public double factor(double parameters) {
            double off = parameters / 1000 - mu;
            return StrictMath.exp(-off * off / sigma);
        }

        private String text() {
            return text(mu) + ":" + text(sigma);
        }

        private static String text(double v) {
            return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
        }
    }

    /**
     * The proxy for a name that begins like the regularised form; empty if mu and sigma are not two numbers with a positive
     * sigma.
     */
    public static Optional<Swap> regularised(String name) {
        String[] parts = name.substring(REGULARISED.length()).split(":", -1);
        try {
            double mu = Double.parseDouble(parts[0]);
            double sigma = Double.parseDouble(parts[parts.length == 2 ? 1 : 0]);
            return parts.length == 2 && Double.isFinite(mu) && sigma > 0 && Double.isFinite(sigma)
                    ? Optional.of(new Swap(new Regular(mu, sigma)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return regular == null ? "swap" : REGULARISED + regular.text();
    }

    @Override
    public boolean needsData() {
        return true;
    }

    @Override
    public boolean isOfFunction() {
        return false;
    }

    /** The mean number over the draws. */
    private record Mean(double patterns) {}

    @Override
    public boolean drawsNumbers() {
        return true;
    }

    @Override
    public OptionalDouble score(ProxyTask task) {
        double mean = task.shared(Mean.class, () -> mean(task)).patterns;
        double factor =
                regular == null ? 1 : regular.factor(task.network().parameters().count());
        return Proxy.finite(factor * mean);
    }

    private static Mean mean(ProxyTask task) {
        Seeds seeds = task.probe().seeds().child("swap");
        int images = Math.min(IMAGES, task.images().dim(0));
        return FirstImages.of(task, 0, images, x -> {
            double sum = 0;
            for (int draw = 0; draw < DRAWS; draw++) {
                sum += Gaussian.during(
                        task.network().parameters(), seeds.child(Integer.toString(draw)), p -> 1, () -> Patterns.of(
                                        task.network(), x)
                                .all());
            }
            return new Mean(sum / DRAWS);
        });
    }

    /**
     * Distinct patterns.
     *
     * @param all over all ReLUs together
     * @param byRelu within each, in the order in which they run
     * @param units of each
     */
    public record Patterns(int all, List<Integer> byRelu, List<Integer> units) {
        /** One pass, with the network's weights. @param images at most {@link ReluCodes#IMAGES} */
        public static Patterns of(Network network, Tensor images) {
            Map<Var, BitSet> codes = new HashMap<>();
            List<Var> relus = ReluSigns.watch(
                    network, images, (in, bits) -> codes.put(in, ReluCodes.of(bits, ReluSigns.units(in))));
            BitSet all = new BitSet();
            codes.values().forEach(all::or);
            return new Patterns(
                    all.cardinality(),
                    relus.stream().map(in -> codes.get(in).cardinality()).toList(),
                    relus.stream().map(ReluSigns::units).toList());
        }
    }

    @Override
    public Optional<Facts> facts() {
        return Optional.of(new Facts(
                "number of distinct activation patterns over images among all ReLU units"
                        + (regular == null ? "" : ", times exp(-(P - mu)^2 / sigma), P the parameters / 1000"),
                "Peng et al., SWAP-NAS, ICLR 2024",
                "the first " + IMAGES + " images of the batch, no labels",
                "standard normal, its own, mean of " + DRAWS + " draws (published: 32)",
                "the batch's statistics",
                "all ReLUs",
                "never"));
    }
}
