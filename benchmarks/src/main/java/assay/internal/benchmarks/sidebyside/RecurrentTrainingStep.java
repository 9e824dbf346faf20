package assay.internal.benchmarks.sidebyside;

import assay.core.random.Seeds;
import assay.core.space.recurrent.PublishedRecurrent;
import assay.supernet.network.Norms;
import assay.supernet.optim.Sgd;
import assay.supernet.recurrent.DropoutRates;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.recurrent.RecurrentPass;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;

/** Forward, backward, clipping and one step of SGD over the language model of DARTS_V2. */
final class RecurrentTrainingStep implements Computation {
    private final LanguageModel model;
    private final Tape tape;
    private final Sgd sgd;
    private final RandomText text;
    private double[] hidden;

    RecurrentTrainingStep(Backend k, Wanted w) {
        model = LanguageModel.fixed(k, PublishedRecurrent.named("DARTS_V2"), w.number("v"), w.number("h"));
        model.initialise(new Seeds(1));
        tape = new Tape(k);
        sgd = new Sgd(k, model.parameters().weights(), 0, false, 8e-7);
        text = new RandomText(w, new DropoutRates(0.1, 0.2, 0.75, 0.25, 0.75));
        hidden = model.start(w.number("batch"));
    }

    @Override
    public long parameters() {
        return model.parameters().count();
    }

    @Override
    public void step() {
        RecurrentPass pass = model.forward(tape, text.segment(), hidden, text.masks(), null, Norms.BATCH);
        tape.backward(pass.loss(0, 1e-3));
        sgd.step(tape, 20, Sgd.clipScale(sgd.gradNorm(tape), 0.25));
        tape.clear();
        hidden = pass.hidden();
    }

    @Override
    public void close() {
        sgd.close();
        model.close();
    }
}
