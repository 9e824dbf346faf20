package assay.supernet.search.learn;

import assay.core.setting.Part;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import java.util.List;
import java.util.Map;

/**
 * How often weights and architecture take their steps: {@code weights} steps of the weights, then {@code alphas} of the
 * architecture have been taken, spread evenly (DATA, Figure 8e: their ratio m : n).
 */
public record Turns(int weights, int alphas) implements Part<Turns> {
    private static final int MOST = 1000;

    public Turns {
        if (weights < 1 || alphas < 1) {
            throw new IllegalArgumentException(
                    "turns: expected at least 1 step of each, found " + weights + " and " + alphas + ".");
        }
    }

    /** One step of the architecture for each step of the weights. */
    public static Turns even() {
        return new Turns(1, 1);
    }

    private Whole weightSteps() {
        return new Whole("weight_steps", weights, 1, MOST, "of the weights for so many 'alpha_steps'");
    }

    private Whole alphaSteps() {
        return new Whole("alpha_steps", alphas, 1, MOST, "of the architecture for so many 'weight_steps'");
    }

    @Override
    public List<Setting> settings() {
        return List.of(weightSteps(), alphaSteps());
    }

    @Override
    public Turns with(Map<String, ?> values) {
        return new Turns(weightSteps().in(values), alphaSteps().in(values));
    }

    /** Steps of the architecture that belong to the first {@code steps} of the weights. */
    public int alphasWithin(int steps) {
        return (int) ((long) steps * alphas / weights);
    }

    /** The most steps of the weights whose steps of the architecture are at most {@code steps}. */
    public int weightsWithin(int steps) {
        return (int) Math.min(Integer.MAX_VALUE, ((steps + 1L) * weights - 1) / alphas);
    }
}
