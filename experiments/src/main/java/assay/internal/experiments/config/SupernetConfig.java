package assay.internal.experiments.config;

import assay.internal.experiments.config.yaml.ConfigMapping;
import assay.supernet.kit.SupernetDefaults;
import assay.supernet.kit.SupernetKit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network that contains every architecture, and how its weights are trained: SGD with a cosine schedule per epoch. The
 * defaults are those of the published searches in the space's paper.
 *
 * @param channels of the first stage
 * @param cells per stage; for DARTS of the whole network
 * @param convBias whether the cells' convolutions have a bias (as in AutoDL-Projects) or not (as in DrNAS); only for
 *     NAS-Bench-201
 * @param batch images per step, for weights and for the architecture
 * @param weightRate learning rate of the weights in the first epoch
 * @param weightRateMin the rate towards which the cosine falls until the last epoch
 * @param clip largest norm of the weights' gradient; 0: no clipping
 */
public record SupernetConfig(
        int channels,
        int cells,
        boolean convBias,
        int epochs,
        int batch,
        double weightRate,
        double weightRateMin,
        double momentum,
        boolean nesterov,
        double weightDecay,
        double clip) {

    /** Missing values are those of the published searches in the space. */
    static SupernetConfig published(SupernetKit space) {
        SupernetDefaults d = space.published();
        return new SupernetConfig(
                d.channels(),
                d.cells(),
                false,
                d.epochs(),
                d.batch(),
                d.rate(),
                d.rateMin(),
                d.momentum(),
                d.nesterov(),
                d.decay(),
                d.clip());
    }

    /** For a space without a supernet: one epoch, and batches of 64 for proxies. It is not in the file. */
    static SupernetConfig none() {
        return new SupernetConfig(1, 1, false, 1, 64, 0, 0, 0, false, 0, 0);
    }

    /**
     * The settings of how weights are trained. A method may have other values than its experiment; the network is the same for
     * all methods.
     */
    private static final List<String> TRAINING = List.of(
            "epochs", "batch", "weight_rate", "weight_rate_min", "momentum", "nesterov", "weight_decay", "clip");

    static SupernetConfig read(ConfigMapping s, SupernetConfig d) {
        Map<String, Object> training = new HashMap<>();
        TRAINING.forEach(key -> training.put(key, training(key, s, d)));
        SupernetConfig c = new SupernetConfig(
                        s.integer("channels", d.channels, 1, Bounds.CHANNELS),
                        s.integer("cells", d.cells, 1, Bounds.CELLS),
                        s.flag("conv_bias", d.convBias),
                        d.epochs,
                        d.batch,
                        d.weightRate,
                        d.weightRateMin,
                        d.momentum,
                        d.nesterov,
                        d.weightDecay,
                        d.clip)
                .with(training);
        s.done();
        return c;
    }

    private static Object training(String key, ConfigMapping s, SupernetConfig d) {
        return switch (key) {
            case "epochs" -> s.integer(key, d.epochs, 1, Bounds.EPOCHS);
            case "batch" -> s.integer(key, d.batch, 1, Bounds.IMAGES);
            case "weight_rate" -> s.number(key, d.weightRate, 0, Bounds.RATE);
            case "weight_rate_min" -> s.number(key, d.weightRateMin, 0, Bounds.RATE);
            case "momentum" -> s.number(key, d.momentum, 0, 1);
            case "nesterov" -> s.flag(key, d.nesterov);
            case "weight_decay" -> s.number(key, d.weightDecay, 0, Bounds.RATE);
            case "clip" -> s.number(key, d.clip, 0, Bounds.RATE);
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** The training of a method's supernet, as its own entry says; what the entry does not say is as in the experiment. */
    static Map<String, Object> own(ConfigMapping method) {
        Map<String, Object> own = new LinkedHashMap<>();
        TRAINING.stream().filter(method::given).forEach(key -> own.put(key, training(key, method, none())));
        return own;
    }

    /** Whether a value of a method is one of {@link #own}. */
    static boolean isTraining(String key) {
        return TRAINING.contains(key);
    }

    /** This configuration with a method's own values in place of these. */
    SupernetConfig with(Map<String, ?> own) {
        return new SupernetConfig(
                channels,
                cells,
                convBias,
                (Integer) either(own, "epochs", epochs),
                (Integer) either(own, "batch", batch),
                (Double) either(own, "weight_rate", weightRate),
                (Double) either(own, "weight_rate_min", weightRateMin),
                (Double) either(own, "momentum", momentum),
                (Boolean) either(own, "nesterov", nesterov),
                (Double) either(own, "weight_decay", weightDecay),
                (Double) either(own, "clip", clip));
    }

    private static Object either(Map<String, ?> own, String key, Object other) {
        Object value = own.get(key);
        return value == null ? other : value;
    }
}
