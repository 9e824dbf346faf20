package assay.internal.experiments.config;

import assay.supernet.kit.SupernetDefaults;
import assay.supernet.kit.SupernetKit;

/**
 * The network that holds every architecture, and how its weights are trained: SGD with a cosine schedule per epoch. The
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

    static SupernetConfig read(ConfigMapping s, SupernetConfig d) {
        SupernetConfig c = new SupernetConfig(
                s.integer("channels", d.channels, 1, Bounds.CHANNELS),
                s.integer("cells", d.cells, 1, Bounds.CELLS),
                s.flag("conv_bias", d.convBias),
                s.integer("epochs", d.epochs, 1, Bounds.EPOCHS),
                s.integer("batch", d.batch, 1, Bounds.IMAGES),
                s.number("weight_rate", d.weightRate, 0, Bounds.RATE),
                s.number("weight_rate_min", d.weightRateMin, 0, Bounds.RATE),
                s.number("momentum", d.momentum, 0, 1),
                s.flag("nesterov", d.nesterov),
                s.number("weight_decay", d.weightDecay, 0, Bounds.RATE),
                s.number("clip", d.clip, 0, Bounds.RATE));
        s.done();
        return c;
    }
}
