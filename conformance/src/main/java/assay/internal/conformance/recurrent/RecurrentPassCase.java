package assay.internal.conformance.recurrent;

import assay.core.random.ValueRule;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.PassNumbers;
import assay.supernet.network.Norms;
import assay.supernet.recurrent.DropoutMasks;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.recurrent.RecurrentPass;
import assay.supernet.recurrent.TextSegment;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.HardGumbel;
import assay.supernet.search.relax.SoftGumbel;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.Arrays;
import java.util.List;

/** One forward and backward pass over a segment, for the cell of one architecture or for the mixed cell. */
record RecurrentPassCase(Fields top, Fields entry, String form, DType dtype) implements Case {
    @Override
    public String file() {
        return top.file();
    }

    @Override
    public String tag() {
        return form + " " + entry.text("case");
    }

    @Override
    public void replay(String backend, Check check) {
        RecurrentSetting setting = new RecurrentSetting(entry);
        boolean mixed = entry.has("nodes");
        try (Backend k = Backends.open(backend, dtype);
                LanguageModel model = mixed
                        ? LanguageModel.mixed(k, nodes(), setting.vocabulary, setting.hidden)
                        : LanguageModel.fixed(
                                k, RecurrentReferences.named(top, entry), setting.vocabulary, setting.hidden)) {
            setting.fill(model);
            if (entry.has("running_stream")) {
                model.parameters().loadStatistics(List.of(RecurrentSetting.running(entry, setting.hidden)));
            }
            Draw draw = mixed ? draw() : null;
            Vec mix = draw == null ? null : new Vec(draw.weights().length);
            if (draw != null) {
                draw.into(mix);
            }
            run(setting, k, model, draw, mix, check);
        }
    }

    private int nodes() {
        return entry.small("nodes", 1, 32);
    }

    private boolean training() {
        String mode = entry.text("mode");
        if (!mode.equals("train") && !mode.equals("eval")) {
            throw entry.refused(entry.place("mode"), "train or eval", mode);
        }
        return mode.equals("train");
    }

    private Norms norms() {
        boolean off = entry.node().path("batch_norm").isBoolean()
                && !entry.node().path("batch_norm").asBoolean();
        return off ? Norms.IDENTITY : training() ? Norms.TRACK : Norms.RUNNING;
    }

    /** Where the mixed cell's weights come from. */
    private Draw draw() {
        Groups groups = Groups.of(RecurrentSpace.of(nodes()));
        String from = entry.text("weights_from");
        return switch (from) {
            case "softmax" -> Softmax.of(groups, RecurrentSetting.alpha(entry, nodes()));
            case "given" -> given(entry.flat("weights", groups.size()));
            case "gumbel-soft" ->
                SoftGumbel.of(groups, RecurrentSetting.alpha(entry, nodes()), noise(groups.size()), tau());
            case "gumbel-hard" ->
                HardGumbel.of(
                        groups, RecurrentSetting.alpha(entry, nodes()), noise(groups.size()), tau(), false, false);
            default ->
                throw entry.refused(entry.place("weights_from"), "softmax, given, gumbel-soft or gumbel-hard", from);
        };
    }

    private double tau() {
        double tau = entry.number("tau");
        if (!(tau > 0)) {
            throw entry.refused(entry.place("tau"), "a positive number", tau);
        }
        return tau;
    }

    private static Draw given(double[] weights) {
        return new Draw() {
            @Override
            public double[] weights() {
                return weights;
            }

            @Override
            public double[] pullBack(double[] grad) {
                return grad;
            }
        };
    }

    private double[] noise(int n) {
        long stream = entry.whole("noise_stream", 0, 1L << 31);
        double[] g = new double[n];
        Arrays.setAll(g, i -> -StrictMath.log(-StrictMath.log(ValueRule.u(stream, i))));
        return g;
    }

    private void run(RecurrentSetting setting, Backend k, LanguageModel model, Draw draw, Vec mix, Check check) {
        Fields expected = entry.object("results").object(RecurrentReferences.key(dtype));
        RecurrentNumbers numbers = new RecurrentNumbers(expected, check);
        int steps = entry.small("steps", 1, 1000);
        TextSegment text = setting.text("tokens_stream", 0, steps);
        DropoutMasks masks = training() ? setting.masks(0) : DropoutMasks.NONE;
        Tape tape = new Tape(k);
        RecurrentPass pass = model.forward(tape, text, setting.hiddenBefore(), masks, mix, norms());
        forward(setting, numbers, pass, steps);
        numbers.number("ar_term", pass.activation());
        numbers.number("tar_term", pass.change());
        Loss loss = pass.loss(entry.number("ar"), entry.number("tar"));
        numbers.number("loss", loss.value());
        tape.backward(loss);
        double[] norms = PassNumbers.norms(model.parameters(), tape);
        numbers.list("grad_l2_by_parameter", norms);
        numbers.list("grad_first3_by_parameter", RecurrentNumbers.firstThree(model.parameters(), tape));
        numbers.number(
                "grad_norm", Math.sqrt(Arrays.stream(norms).map(v -> v * v).sum()));
        if (mix != null) {
            numbers.listIf("weights", draw.weights());
            numbers.listIf("weights_grad", mix.grad());
            numbers.listIf("alpha_grad", draw.pullBack(mix.grad()));
            numbers.running(model.parameters(), "running_mean", "running_var");
        }
        tape.clear();
    }

    private static void forward(RecurrentSetting s, RecurrentNumbers numbers, RecurrentPass pass, int steps) {
        Tape tape = pass.tape();
        double[] outputs = PassNumbers.read(tape, pass.outputs().value());
        double[] first = new double[steps * s.hidden];
        for (int t = 0; t < steps; t++) {
            System.arraycopy(outputs, t * s.batch * s.hidden, first, t * s.hidden, s.hidden);
        }
        numbers.list("hidden_sample0", first);
        numbers.list("hidden_last", pass.hidden());
        double[] logits = PassNumbers.read(tape, pass.logits().value());
        int last = (steps - 1) * s.batch * s.vocabulary;
        numbers.list("logits_sample0", Arrays.copyOfRange(logits, last, last + s.vocabulary));
        numbers.number("logits_sum_abs", Arrays.stream(logits).map(Math::abs).sum());
        numbers.list(
                "log_prob_targets", Arrays.stream(pass.losses()).map(l -> -l).toArray());
        numbers.number("raw_loss", pass.raw().value());
        numbers.number("perplexity", Math.exp(pass.raw().value()));
    }
}
