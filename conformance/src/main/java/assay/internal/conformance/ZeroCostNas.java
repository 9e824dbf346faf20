package assay.internal.conformance;

import assay.core.random.ValueRule;
import assay.supernet.network.Kind;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value rule's parameters of the network that zero-cost-nas scores, in its order of definition: convolutions of cells have
 * a weight and a bias, and a normalisation has neither; residual blocks define their shortcut first.
 */
final class ZeroCostNas {
    private static final Pattern NORM_OF_CELL = Pattern.compile("cells\\.\\d+\\.layers\\.\\d\\.op\\.2\\..*");
    private static final Pattern SHORTCUT = Pattern.compile("(cells\\.\\d+)\\.downsample\\..*");

    private ZeroCostNas() {}

    static void fill(Parameters parameters, DType dtype) {
        List<Parameter> order = order(parameters);
        for (Parameter p : parameters.list()) {
            int stream = order.indexOf(p);
            double[] v = new double[p.size()];
            if (stream >= 0) {
                double bound = p.kind().scored() ? 1 / Math.sqrt(p.fanIn()) : 0.1;
                v = ValueRule.sym(stream, v.length, bound);
            }
            for (int i = 0; i < v.length; i++) {
                v[i] += p.kind() == Kind.BN_WEIGHT ? 1 : 0;
                v[i] = dtype == DType.FLOAT32 ? (float) v[i] : v[i];
            }
            parameters.set(p, v);
        }
    }

    /** The parameters that it has. */
    private static List<Parameter> order(Parameters parameters) {
        List<Parameter> order = new ArrayList<>();
        for (Parameter p : parameters.list()) {
            if (NORM_OF_CELL.matcher(p.name()).matches()) {
                continue;
            }
            int at = order.size();
            Matcher shortcut = SHORTCUT.matcher(p.name());
            while (shortcut.matches() && at > 0 && order.get(at - 1).name().startsWith(shortcut.group(1) + ".conv_")) {
                at--;
            }
            order.add(at, p);
        }
        return order;
    }
}
