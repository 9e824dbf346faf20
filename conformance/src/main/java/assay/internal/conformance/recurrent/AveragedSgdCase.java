package assay.internal.conformance.recurrent;

import assay.core.random.ValueRule;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.optim.AveragedSgd;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/** Averaged SGD alone: weights and averages after each step. */
record AveragedSgdCase(Fields run, DType dtype) implements Case {
    private static final int MOST = 1 << 16;

    @Override
    public String file() {
        return run.file();
    }

    @Override
    public String tag() {
        return "averaged SGD " + run.text("case");
    }

    @Override
    public void replay(String backend, Check check) {
        List<double[]> shapes = run.ragged("shapes");
        try (Backend k = Backends.open(backend, dtype)) {
            List<Weight> weights = new ArrayList<>();
            List<Tensor> gradients = new ArrayList<>();
            for (int i = 0; i < shapes.size(); i++) {
                int[] shape =
                        DoubleStream.of(shapes.get(i)).mapToInt(d -> (int) d).toArray();
                Weight w = new Weight(k.take(shape));
                k.write(ValueRule.sym(i, w.value().size(), run.number("parameter_scale")), w.value());
                weights.add(w);
                gradients.add(k.take(shape));
            }
            AveragedSgd.Decay decay = new AveragedSgd.Decay(
                    run.number("weight_decay"), run.number("lambd"), run.number("power"), run.number("t0"));
            try (AveragedSgd asgd = new AveragedSgd(k, weights, decay)) {
                List<Fields> steps = run.objects("steps");
                for (int t = 0; t < steps.size(); t++) {
                    for (int i = 0; i < gradients.size(); i++) {
                        Tensor g = gradients.get(i);
                        long stream = run.whole("grad_stream", 0, Integer.MAX_VALUE) + 10L * t + i;
                        k.write(ValueRule.sym(stream, g.size(), run.number("grad_scale")), g);
                    }
                    step(k, asgd, weights, gradients, steps.get(t), check, "steps[" + t + "].");
                }
            }
            gradients.forEach(k::give);
            weights.forEach(w -> k.give(w.value()));
        }
    }

    private static void step(
            Backend k,
            AveragedSgd asgd,
            List<Weight> weights,
            List<Tensor> gradients,
            Fields step,
            Check check,
            String place) {
        double lr = step.number("learning_rate");
        double used = Double.isNaN(asgd.nextRate()) ? lr : asgd.nextRate();
        check.number(place + "learning_rate_used", Tolerance.COUNT, step.number("learning_rate_used"), used);
        check.number(place + "mu_used", Tolerance.COUNT, step.number("mu_used"), asgd.nextShare());
        asgd.step(w -> gradients.get(weights.indexOf(w)), lr, 1);
        for (int i = 0; i < weights.size(); i++) {
            Tensor w = weights.get(i).value();
            check.list(place + "weights", Tolerance.VALUE, flat(step, "weights", i), read(k, w));
            check.list(
                    place + "average",
                    Tolerance.VALUE,
                    flat(step, "average", i),
                    asgd.averages().get(i));
        }
    }

    private static double[] read(Backend k, Tensor t) {
        double[] v = new double[t.size()];
        k.read(t, v);
        return v;
    }

    private static double[] flat(Fields step, String key, int i) {
        return leaves(step.node().path(key).path(i)).limit(MOST).toArray();
    }

    private static DoubleStream leaves(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).flatMapToDouble(AveragedSgdCase::leaves)
                : DoubleStream.of(node.asDouble());
    }
}
