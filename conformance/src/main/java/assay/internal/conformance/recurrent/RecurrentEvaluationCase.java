package assay.internal.conformance.recurrent;

import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.Tolerance;
import assay.internal.recurrent.text.Segment;
import assay.internal.recurrent.train.Evaluation;
import assay.internal.recurrent.train.LanguageQuality;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.List;

/** How well a model, or a supernet with its running statistics, predicts a text. */
record RecurrentEvaluationCase(Fields top, Fields entry, DType dtype) implements Case {
    @Override
    public String file() {
        return top.file();
    }

    @Override
    public String tag() {
        return "evaluation " + entry.text("case");
    }

    @Override
    public void replay(String backend, Check check) {
        RecurrentSetting setting = new RecurrentSetting(entry);
        boolean mixed = entry.has("nodes");
        int nodes = mixed ? entry.small("nodes", 1, 32) : 0;
        try (Backend k = Backends.open(backend, dtype);
                LanguageModel model = mixed
                        ? LanguageModel.mixed(k, nodes, setting.vocabulary, setting.hidden)
                        : LanguageModel.fixed(
                                k, RecurrentReferences.named(top, entry), setting.vocabulary, setting.hidden)) {
            setting.fill(model);
            Vec mix = null;
            if (mixed) {
                model.parameters().loadStatistics(List.of(RecurrentSetting.running(entry, setting.hidden)));
                Groups groups = Groups.of(RecurrentSpace.of(nodes));
                Draw draw = Softmax.of(groups, RecurrentSetting.alpha(entry, nodes));
                mix = new Vec(draw.weights().length);
                draw.into(mix);
            }
            compare(
                    Evaluation.of(
                            model,
                            setting.columns("tokens_stream", entry.small("rows", 2, 1 << 16), setting.batch),
                            entry.small("bptt", 1, 1 << 16),
                            mix),
                    check);
        }
    }

    private void compare(Evaluation found, Check check) {
        check.list(
                "segment_lengths",
                Tolerance.COUNT,
                entry.numbers("segment_lengths"),
                found.segments().stream().mapToDouble(Segment::length).toArray());
        RecurrentNumbers numbers = new RecurrentNumbers(entry, check);
        LanguageQuality quality = found.quality();
        numbers.list("segment_losses", found.losses());
        numbers.number("loss_released", quality.releasedLoss());
        numbers.number("perplexity_released", quality.releasedPerplexity());
        numbers.number("loss_per_token", quality.loss());
        numbers.number("perplexity", quality.perplexity());
        numbers.list("hidden_last", found.hidden());
    }
}
