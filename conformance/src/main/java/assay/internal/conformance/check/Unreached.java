package assay.internal.conformance.check;

import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PyTorch skips weights in a step that never had a gradient: an operation that single paths have not chosen yet does not decay.
 * In our searches it decays from the start, so replayed traces restore it after each step.
 */
public final class Unreached {
    private static final Pattern OPERATION = Pattern.compile("cells\\.\\d+\\.edges\\.(\\d)<-(\\d)\\.(\\d)\\..*");
    private static final int OPERATIONS = 5;

    private final Parameters parameters;
    private final Sgd sgd;
    private final Map<Parameter, Integer> asleep = new HashMap<>();
    private final Map<Parameter, double[]> before = new HashMap<>();

    public Unreached(Parameters parameters, Sgd sgd) {
        this.parameters = parameters;
        this.sgd = sgd;
        for (Parameter p : parameters.list()) {
            Matcher m = OPERATION.matcher(p.name());
            if (m.matches()) {
                int target = Integer.parseInt(m.group(1));
                int edge = target * (target - 1) / 2 + Integer.parseInt(m.group(2));
                asleep.put(p, edge * OPERATIONS + Integer.parseInt(m.group(3)));
            }
        }
    }

    /** From now on the operations of this draw have a gradient. */
    public void wake(Draw draw) {
        asleep.values().removeIf(option -> !draw.off(option));
    }

    public void remember() {
        before.clear();
        asleep.keySet().forEach(p -> before.put(p, parameters.get(p)));
    }

    public void putBack() {
        List<double[]> momentum = sgd.state();
        before.forEach((p, values) -> {
            parameters.set(p, values);
            double[] buffer = momentum.get(parameters.weights().indexOf(p.weight()));
            Arrays.fill(buffer, p.offset(), p.offset() + p.size(), 0);
        });
        sgd.restore(momentum);
    }
}
