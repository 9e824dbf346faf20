package assay.supernet.search.learn;

import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.supernet.optim.ShapleyLearner;
import assay.supernet.search.draw.Groups;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Shapley-NAS (Xiao et al., CVPR 2022; Euphoria16/Shapley-NAS, train_search.py): no gradient of alpha. After an epoch of
 * weights all options are removed from the supernet, one after the other in random order; the contribution of an option is how
 * much accuracy on a validation batch its removal costs. Over several orders, its Shapley value is estimated by mean minus
 * standard deviation, and {@link ShapleyLearner} moves alpha along it.
 *
 * @param rate of the step; 0.1 is published
 * @param momentum share of the old direction; 0.8 is published
 * @param orders of removal, each on a batch of its own; 10 are published
 * @param truncate an order ends once less than this share of the whole supernet's accuracy is left; 0.5 is published
 */
public record ByRemoval(double rate, double momentum, int orders, double truncate) implements Learn {
    /** The optimizer with the published numbers. */
    public static ByRemoval published() {
        return new ByRemoval(0.1, 0.8, 10, 0.5);
    }

    private Real rateSetting() {
        return Learn.alphaRate(rate);
    }

    private Real momentumSetting() {
        return new Real("alpha_momentum", momentum, 0, 1, "share of the old direction in that of alpha's step");
    }

    private Whole orderSetting() {
        return new Whole("orders", orders, 1, MOST_STEPS, "in which all options are removed, after each epoch");
    }

    private Real truncateSetting() {
        return new Real("truncate", truncate, 0, 1, "share of the accuracy below which an order ends");
    }

    @Override
    public List<Setting> settings() {
        return List.of(rateSetting(), momentumSetting(), orderSetting(), truncateSetting());
    }

    @Override
    public ByRemoval with(Map<String, ?> values) {
        return new ByRemoval(
                rateSetting().in(values),
                momentumSetting().in(values),
                orderSetting().in(values),
                truncateSetting().in(values));
    }

    @Override
    public String title() {
        return "Shapley values, " + orders + " orders an epoch, rate " + rate;
    }

    /** All of alpha in one table. */
    @Override
    public ShapleyLearner start(double[] alpha, int trainSize) {
        return new ShapleyLearner(alpha, new int[alpha.length], rate, momentum, orders);
    }

    @Override
    public ShapleyLearner start(Groups groups, double[] alpha, int trainSize) {
        int[] table = new int[alpha.length];
        for (int g = 0; g < groups.count(); g++) {
            Arrays.fill(table, groups.start()[g], groups.start()[g + 1], groups.table()[g]);
        }
        return new ShapleyLearner(alpha, table, rate, momentum, orders);
    }

    @Override
    public <T> T fold(
            Function<ByGradient, T> gradient,
            Function<ByReward, T> reward,
            Function<ByRemoval, T> removal,
            Supplier<T> nothing) {
        return removal.apply(this);
    }
}
