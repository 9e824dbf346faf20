package assay.experiments.config;

import assay.core.space.DartsSpace;
import assay.core.space.OneShotSpace;
import assay.core.space.SearchSpace;

/**
 * The network that holds every architecture, and how its weights are trained: SGD with a cosine schedule per epoch. The
 * defaults are those of the searches that the space's paper published.
 *
 * @param channels of the first stage
 * @param cells per stage; of DARTS in all
 * @param convBias whether the cells' convolutions have a bias (as in AutoDL-Projects) or not (as in DrNAS); of
 *     NAS-Bench-201 only
 * @param batch images per step, for weights and for the architecture
 * @param weightRate learning rate of the weights in the first epoch
 * @param weightRateMin and in the last, towards which the cosine falls
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

    /**
     * What is not given is as in the published searches on the space: Dong and Yang, ICLR 2020, on NAS-Bench-201; Zela,
     * Siems and Hutter, ICLR 2020, on NAS-Bench-1Shot1; Liu et al., ICLR 2019, on DARTS' own space.
     */
    static SupernetConfig published(SearchSpace space) {
        if (space instanceof DartsSpace) {
            return new SupernetConfig(16, 8, false, 50, 64, 0.025, 0.001, 0.9, false, 3e-4, 5);
        }
        return space instanceof OneShotSpace
                ? new SupernetConfig(16, 3, false, 50, 96, 0.025, 0.001, 0.9, false, 3e-4, 5)
                : new SupernetConfig(16, 5, false, 50, 64, 0.025, 0.001, 0.9, true, 5e-4, 5);
    }

    static SupernetConfig read(Section s, SupernetConfig d) {
        SupernetConfig c = new SupernetConfig(
                s.integer("channels", d.channels, 1),
                s.integer("cells", d.cells, 1),
                s.flag("conv_bias", d.convBias),
                s.integer("epochs", d.epochs, 1),
                s.integer("batch", d.batch, 1),
                s.number("weight_rate", d.weightRate, 0),
                s.number("weight_rate_min", d.weightRateMin, 0),
                s.number("momentum", d.momentum, 0),
                s.flag("nesterov", d.nesterov),
                s.number("weight_decay", d.weightDecay, 0),
                s.number("clip", d.clip, 0));
        s.done();
        return c;
    }
}
