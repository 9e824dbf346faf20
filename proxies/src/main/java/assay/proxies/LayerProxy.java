package assay.proxies;

import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** A proxy that is a sum over the weights of convolutions and linear layers. */
public interface LayerProxy extends Proxy {
    /** Each layer's part of the score, in the order of definition; NaN and the infinities where undefined. */
    double[] byLayer(ProxyTask task);

    @Override
    default OptionalDouble score(ProxyTask task) {
        return Proxy.finite(Arrays.stream(byLayer(task)).sum());
    }

    /** One number for each weight that counts. */
    static double[] each(Parameters parameters, ToDoubleFunction<Parameter> part) {
        return parameters.list().stream()
                .filter(p -> p.kind().scored())
                .mapToDouble(part)
                .toArray();
    }
}
