package assay.internal.core.predict;

import assay.core.error.UsageException;
import assay.core.setting.Choice;
import assay.core.setting.Real;
import assay.core.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Which model a predictor is.
 *
 * @param name of {@link #MODEL}
 * @param length of the kernel
 * @param ridge of the kernel
 * @param scores of {@link #SCORES}
 */
public record Model(String name, double length, double ridge, String scores) {
    private static final String KERNEL = "kernel";

    static final Choice<String> MODEL = Choice.of(
            "model",
            KERNEL,
            List.of(KERNEL, "trees"),
            "kernel: kernel ridge regression; trees: gradient-boosted regression trees, their uncertainty that of five of them");

    static final Real LENGTH = new Real("length", 1.5, 1e-3, 1e3, "scale of the kernel, in deviations of a feature");
    static final Real RIDGE = new Real("ridge", 0.01, 1e-9, 1e3, "added to the kernel's diagonal");

    /** Without scores. */
    private static final String NONE = "none";

    static final Choice<String> SCORES = new Choice<>(
            "scores",
            NONE,
            List.of(NONE),
            Function.identity(),
            file -> Optional.of(file.toString()),
            "a file of scores (assay proxy sweep): the ranks by its proxies are features too, and the seconds in it are charged");

    /** Kernel ridge regression. */
    public static Model kernel(double length, double ridge) {
        return new Model(KERNEL, length, ridge, NONE);
    }

    static Model in(Map<String, ?> values) {
        return new Model(MODEL.in(values), LENGTH.in(values), RIDGE.in(values), SCORES.in(values));
    }

    /** The further features. */
    ProxyFeatures proxies(SearchSpace space) {
        return scores.equals(NONE) ? ProxyFeatures.NONE : ProxyFeatures.of(scores, space);
    }

    /** A new model, which has not learnt anything. @param deviations whether its deviations will be asked for */
    Regression make(boolean deviations, RandomGenerator random) {
        if (name.equals(KERNEL)) {
            return new KernelRidge(length, ridge);
        }
        return ServiceLoader.load(RegressionProvider.class, Model.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("model: expected one whose library is on the class path, found '"
                        + name + "'. Add module assay-proxies, or choose '" + KERNEL + "'."))
                .make(deviations, random.nextLong());
    }
}
