package assay.cli.config;

/**
 * The network that holds every architecture, and how its weights are trained: SGD with a cosine schedule per epoch. The
 * defaults are those of the NAS-Bench-201 paper's searches (Dong and Yang, ICLR 2020).
 *
 * @param channels of the first stage
 * @param cells per stage
 * @param convBias whether the cells' convolutions have a bias (as in AutoDL-Projects) or not (as in DrNAS)
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

    static SupernetConfig read(Section s) {
        SupernetConfig c = new SupernetConfig(
                s.integer("channels", 16, 1),
                s.integer("cells", 5, 1),
                s.flag("conv_bias", false),
                s.integer("epochs", 50, 1),
                s.integer("batch", 64, 1),
                s.number("weight_rate", 0.025, 0),
                s.number("weight_rate_min", 0.001, 0),
                s.number("momentum", 0.9, 0),
                s.flag("nesterov", true),
                s.number("weight_decay", 5e-4, 0),
                s.number("clip", 5, 0));
        s.done();
        return c;
    }
}
