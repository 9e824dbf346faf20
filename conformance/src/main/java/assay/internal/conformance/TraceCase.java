package assay.internal.conformance;

import assay.core.space.DecisionGroup;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Supernet201;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.RuleValues;
import assay.supernet.optim.Sgd;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.List;

/**
 * Iterations of a search on a small NAS-Bench-201 supernet, as in the published code of the method: see {@link TraceMethod}.
 * The file's numbers are float64; float32 is compared with the same.
 */
record TraceCase(Fields top, Fields trace, TraceMethod method, DType dtype) implements Case {
    private static final String WEIGHTS =
            "SGD lr 0.025 momentum 0.9 nesterov weight decay 5e-4 (drnas: no nesterov, 3e-4)";
    private static final String ALPHA = "Adam lr 3e-4 betas 0.5 0.999 weight decay 1e-3 eps 1e-8";

    static void find(Fields top, FoundCases found) {
        boolean known = WEIGHTS.startsWith(top.text("w_optimizer"))
                && top.text("a_optimizer").equals(ALPHA);
        for (Fields trace : top.objects("traces")) {
            String name = trace.text("method");
            TraceMethod method = TraceMethod.named(name);
            if (!known || method == null) {
                found.notCovered(top.file() + " " + name + (known ? "" : " with other optimizers"));
                continue;
            }
            for (DType dtype : found.dtypes()) {
                if (dtype == DType.FLOAT64 || method.inFloat32()) {
                    found.add(new TraceCase(top, trace, method, dtype));
                }
            }
        }
    }

    @Override
    public String file() {
        return top.file();
    }

    @Override
    public String tag() {
        return trace.text("method") + (trace.has("reg_type") ? " " + trace.text("reg_type") : "");
    }

    @Override
    public void replay(String backend, Check check) {
        int classes = top.small("classes", 2, 1000);
        int channels = top.small("C", 1, 256);
        Skeleton201 size = new Skeleton201(channels, top.small("N", 1, 64), classes, top.small("size", 4, 1024));
        List<Fields> parameters = trace.objects("parameters");
        boolean bias = parameters.stream().anyMatch(p -> p.text("kind").equals("conv.bias"));
        int partial = trace.has("K") ? trace.small("K", 1, channels) : 1;
        try (Backend k = Backends.open(backend, dtype);
                Supernet201 net = new Supernet201(k, size, bias, partial)) {
            requireOrders(net);
            RuleValues.fill(net.parameters(), trace, parameters, dtype);
            try (Sgd sgd = new Sgd(k, net.parameters().weights(), 0.9, method.nesterov(), method.weightDecay());
                    TraceReplay replay = new TraceReplay(top, trace, net, sgd, check)) {
                List<Fields> steps = trace.objects("steps");
                for (int t = 0; t < steps.size(); t++) {
                    replay.begin(steps.get(t), "steps[" + t + "].");
                    method.step(replay);
                    replay.compareWeights();
                }
            }
        }
    }

    private void requireOrders(Supernet201 net) {
        List<DecisionGroup> groups = net.space().groups();
        if (trace.has("edge_order")) {
            List<String> edges = groups.stream().map(DecisionGroup::name).toList();
            if (!trace.texts("edge_order").equals(edges)) {
                throw trace.refused(trace.place("edge_order"), edges.toString(), trace.texts("edge_order"));
            }
        }
        if (trace.has("op_order")) {
            List<String> ops = groups.get(0).options();
            if (!trace.texts("op_order").equals(ops)) {
                throw trace.refused(trace.place("op_order"), ops.toString(), trace.texts("op_order"));
            }
        }
    }
}
