package assay.experiments.methods;

import assay.experiments.config.MethodConfig;
import assay.experiments.config.Parameter;
import java.util.function.BiFunction;

/**
 * A parameter of a part, and what its value changes.
 *
 * @param <T> the part, or the whole that holds it
 * @param set gives the part with the configuration's value
 */
record Tunable<T>(Parameter parameter, BiFunction<T, MethodConfig, T> set) {}
