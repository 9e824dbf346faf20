package assay.cli.verify;

import assay.bench201.network.Supernet201;
import assay.core.space.DecisionGroup;
import assay.core.space.Skeleton201;
import assay.supernet.network.Parameter;
import assay.supernet.network.Parameters;
import assay.supernet.optim.Adam;
import assay.supernet.optim.Sgd;
import assay.supernet.search.Groups;
import assay.supernet.search.Relaxation;
import assay.supernet.search.StepResult;
import assay.supernet.search.Updater;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Iterations of a search on a small NAS-Bench-201 supernet: first order DARTS as AutoDL-Projects runs it, the weights
 * first, with alpha's gradient of the step before still there when the gradients are clipped. The file's numbers are
 * float64; float32 is compared with the same.
 */
record TraceCase(Fields top, Fields trace, DType dtype) implements Case {
    private static final String WEIGHTS = "SGD lr 0.025 momentum 0.9 nesterov weight decay 5e-4";
    private static final String ALPHA = "Adam lr 3e-4 betas 0.5 0.999 weight decay 1e-3 eps 1e-8";
    private static final double RATE = 0.025;
    private static final double CLIP = 5;

    static void find(Fields top, Found found) {
        String weights = top.text("w_optimizer");
        String alpha = top.text("a_optimizer");
        boolean known = weights.startsWith(WEIGHTS) && alpha.equals(ALPHA);
        for (Fields trace : top.objects("traces")) {
            String method = trace.text("method");
            if (known && method.equals("darts-first")) {
                found.dtypes().forEach(d -> found.add(new TraceCase(top, trace, d)));
            } else {
                found.notCovered(top.file() + " " + method + (known ? "" : " with other optimizers"));
            }
        }
    }

    @Override
    public String file() {
        return top.file();
    }

    @Override
    public String tag() {
        return trace.text("method");
    }

    @Override
    public void replay(String backend, Check check) {
        int classes = top.small("classes", 2, 1000);
        Skeleton201 size =
                new Skeleton201(top.small("C", 1, 256), top.small("N", 1, 64), classes, top.small("size", 4, 1024));
        List<Fields> parameters = trace.objects("parameters");
        boolean bias = parameters.stream().anyMatch(p -> p.text("kind").equals("conv.bias"));
        try (Backend k = Backends.open(backend, dtype);
                Supernet201 net = new Supernet201(k, size, bias)) {
            requireOrders(net);
            RuleValues.fill(net.parameters(), trace, parameters, dtype);
            Tape tape = new Tape(k);
            try (Sgd sgd = new Sgd(k, net.parameters().weights(), 0.9, true, 5e-4)) {
                replay(net, new Updater(tape, net, Relaxation.softmax()), tape, sgd, check);
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

    private void replay(Supernet201 net, Updater updater, Tape tape, Sgd sgd, Check check) {
        Groups groups = Groups.of(net.space());
        Adam adam = new Adam(trace.numbers("alpha_before", groups.size()), 3e-4, 0.5, 0.999, 1e-8, 1e-3);
        int batch = top.small("batch", 1, 1024);
        int classes = top.small("classes", 2, 1000);
        int[] labels = RuleValues.labels(batch, classes);
        double[] carried = new double[groups.size()];
        double[] loss = new double[1];
        List<Fields> steps = trace.objects("steps");
        for (int t = 0; t < steps.size(); t++) {
            Fields step = steps.get(t);
            String at = "steps[" + t + "].";
            Tensor train = images(net, step, "train_input_stream", batch);
            double[] logits = logits(net, tape, train, groups.softmax(adam.mean()));
            StepResult r = updater.weights(train, labels, adam.mean(), sgd, RATE, CLIP, carried);
            check.number(at + "train_loss", Tolerance.VALUE, step.number("train_loss"), r.loss());
            check.list(
                    at + "train_logits_sample0",
                    Tolerance.VALUE,
                    step.numbers("train_logits_sample0", classes),
                    Arrays.copyOf(logits, classes));
            check.number(
                    at + "grad_total_norm_before_clip",
                    Tolerance.VALUE,
                    step.number("grad_total_norm_before_clip"),
                    r.gradNorm());
            net.parameters().backend().give(train);

            Tensor valid = images(net, step, "valid_input_stream", batch);
            carried = updater.alphaGrad(valid, labels, adam.mean(), loss);
            check.number(at + "valid_loss", Tolerance.VALUE, step.number("valid_loss"), loss[0]);
            check.list(at + "alpha_grad", Tolerance.VALUE, step.numbers("alpha_grad", carried.length), carried);
            adam.step(new double[][] {carried});
            check.list(at + "alpha_after", Tolerance.VALUE, step.numbers("alpha_after", carried.length), adam.mean());
            net.parameters().backend().give(valid);

            weights(net.parameters(), step, at, check);
        }
    }

    private Tensor images(Supernet201 net, Fields step, String key, int batch) {
        Backend k = net.parameters().backend();
        return RuleValues.images(k, step.whole(key, 0, 1L << 31), batch, top.small("size", 4, 1024));
    }

    private static double[] logits(Supernet201 net, Tape tape, Tensor images, double[] mix) {
        Vec weights = new Vec(mix.length);
        weights.set(mix);
        Tensor z = net.forward(tape, tape.constant(images), weights).value();
        double[] logits = new double[z.size()];
        tape.backend().read(z, logits);
        tape.clear();
        return logits;
    }

    private static void weights(Parameters parameters, Fields step, String at, Check check) {
        List<Fields> expected = step.objects("weights_after");
        int n = parameters.list().size();
        if (expected.size() != n) {
            throw step.refused(step.place("weights_after"), n + " tensors", expected.size() + " tensors");
        }
        double[] sums = new double[n];
        double[] norms = new double[n];
        for (int i = 0; i < n; i++) {
            Parameter p = parameters.list().get(i);
            double[] w = parameters.get(p);
            sums[i] = Arrays.stream(w).sum();
            norms[i] = Math.sqrt(Arrays.stream(w).map(v -> v * v).sum());
            double[] first = expected.get(i).numbers("first");
            check.list(
                    at + "weights_after[" + i + "].first",
                    Tolerance.VALUE,
                    first,
                    Arrays.copyOf(w, Math.min(first.length, w.length)));
        }
        check.list(at + "weights_after.sum", Tolerance.VALUE, all(expected, "sum"), sums);
        check.list(at + "weights_after.l2", Tolerance.VALUE, all(expected, "l2"), norms);
    }

    private static double[] all(List<Fields> tensors, String key) {
        return tensors.stream().mapToDouble(f -> f.number(key)).toArray();
    }
}
