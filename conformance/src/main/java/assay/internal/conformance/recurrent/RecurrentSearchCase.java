package assay.internal.conformance.recurrent;

import assay.core.random.Seeds;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.PassNumbers;
import assay.internal.conformance.check.Tolerance;
import assay.internal.supernet.search.pass.Unrolled;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.Norms;
import assay.supernet.network.Pass;
import assay.supernet.optim.Adam;
import assay.supernet.optim.Sgd;
import assay.supernet.recurrent.DropoutRates;
import assay.supernet.recurrent.RecurrentSupernet;
import assay.supernet.recurrent.TextSample;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.Arrays;
import java.util.List;

/** Steps of the released search of recurrent cells, first or second order, with the parts of which all searches are made. */
record RecurrentSearchCase(Fields top, Fields entry, DType dtype) implements Case {
    private static final double USUAL = 0.95;

    @Override
    public String file() {
        return top.file();
    }

    @Override
    public String tag() {
        return "search_loops " + entry.text("case");
    }

    private boolean second() {
        return entry.whole("order", 1, 2) == 2;
    }

    @Override
    public void replay(String backend, Check check) {
        RecurrentSetting setting = new RecurrentSetting(entry);
        RecurrentSupernet.Settings how = new RecurrentSupernet.Settings(
                setting.batch,
                DropoutRates.NONE, // the masks come from the file
                entry.number("ar"),
                entry.number("tar"),
                entry.number("clip"),
                flag("tied_embedding_unrolled"),
                flag("clip_coefficient_capped"));
        int nodes = entry.small("nodes", 1, GenotypeRecurrent.MOST_NODES);
        try (Backend k = Backends.open(backend, dtype);
                RecurrentSupernet net =
                        new RecurrentSupernet(k, nodes, setting.vocabulary, setting.hidden, how, new Seeds(0));
                Sgd sgd = new Sgd(k, net.parameters().weights(), 0, false, entry.number("weight_decay"))) {
            setting.fill(net.model());
            new Loop(setting, net, sgd, nodes, check).run();
        }
    }

    private boolean flag(String key) {
        return entry.node().path(key).asBoolean(false);
    }

    /** The state of the replayed search. */
    private final class Loop {
        private final RecurrentSetting setting;
        private final RecurrentSupernet net;
        private final Sgd sgd;
        private final Check check;
        private final RecurrentSpace space;
        private final Groups groups;
        private final Tape tape;
        private final Updater updater;
        private final Unrolled unrolled;
        private final Adam adam;
        private int passes;

        Loop(RecurrentSetting setting, RecurrentSupernet net, Sgd sgd, int nodes, Check check) {
            this.setting = setting;
            this.net = net;
            this.sgd = sgd;
            this.check = check;
            space = RecurrentSpace.of(nodes);
            groups = Groups.of(space);
            tape = new Tape(net.parameters().backend());
            updater = new Updater(tape, net, groups.size(), Norms.BATCH);
            unrolled = new Unrolled(updater, sgd);
            adam = new Adam(
                    RecurrentSetting.alpha(entry, nodes),
                    entry.number("alpha_lr"),
                    0.9,
                    0.999,
                    1e-8,
                    entry.number("alpha_weight_decay"));
        }

        void run() {
            int bptt = entry.small("bptt", 2, 1000);
            int trainRows = entry.small("train_rows", 3, 10_000);
            int searchRows = entry.small("search_rows", 2, 10_000);
            double[] coins = entry.numbers("coins");
            List<Fields> steps = entry.objects("steps");
            int offset = 0;
            for (int n = 0; n < Math.min(coins.length, steps.size()); n++) {
                int drawn = coins[n] < USUAL ? bptt : bptt / 2;
                int ahead = offset % (searchRows - 1);
                double factor = drawn / (double) bptt;
                TextSample train = sample("train_stream", offset, Math.min(drawn, trainRows - 1 - offset), 0, factor);
                TextSample valid = sample("search_stream", ahead, Math.min(bptt, searchRows - 1 - ahead), 1, 1);
                step(numbers(steps.get(n)), train, valid, entry.number("lr") * factor);
                offset += drawn;
            }
            RecurrentNumbers last = numbers(entry);
            last.running(net.parameters(), "running_mean_after", "running_var_after");
            GenotypeRecurrent found = space.derive(groups.softmax(adam.mean()));
            GenotypeRecurrent expected = RecurrentReferences.genotype(entry.object("genotype_after"));
            check.number("genotype_after", Tolerance.COUNT, 1, found.equals(expected) ? 1 : 0);
            unrolled.close();
        }

        private RecurrentNumbers numbers(Fields expected) {
            return new RecurrentNumbers(expected, check);
        }

        private TextSample sample(String streamKey, int offset, int length, int stream, double factor) {
            return new TextSample(
                    setting.text(streamKey, offset, length),
                    net.state(stream),
                    stream,
                    factor,
                    () -> setting.masks(passes++));
        }

        private void step(RecurrentNumbers numbers, TextSample train, TextSample valid, double lr) {
            numbers.number("learning_rate", lr);
            double[] g = second() ? secondOrder(numbers, train, valid, lr) : firstOrder(numbers, valid);
            if (second()) {
                numbers.difference("alpha_grad", g);
            } else {
                numbers.list("alpha_grad", g);
            }
            numbers.list("hidden_valid_after", net.state(1));
            adam.step(new double[][] {g});
            numbers.list("alpha_after", adam.mean());
            updater.backward(train, draw(), true, false, Norms.BATCH, Pass.WEIGHTS);
            numbers.number("train_raw_loss", net.raw());
            double[] norms = PassNumbers.norms(net.parameters(), tape);
            numbers.list("grad_l2_by_parameter", norms);
            double norm = sgd.gradNorm(tape);
            numbers.number("grad_norm", norm);
            sgd.step(tape, lr, Sgd.clipScale(norm, entry.number("clip")));
            tape.clear();
            numbers.list("hidden_train_after", net.state(0));
            RecurrentNumbers.weights(numbers, net.parameters());
        }

        private Draw draw() {
            return Softmax.of(groups, adam.mean());
        }

        private double[] firstOrder(RecurrentNumbers numbers, TextSample valid) {
            double[] loss = new double[1];
            double[] g = updater.alphaGrad(valid, draw(), loss);
            numbers.number("valid_loss", loss[0]);
            return g;
        }

        private double[] secondOrder(RecurrentNumbers numbers, TextSample train, TextSample valid, double lr) {
            if (entry.node().path("mask_stream").isNull()) {
                numbers.list("exact_product", exactProduct(train, valid, lr));
            }
            Unrolled.Parts parts = unrolled.parts(train, valid, draw(), draw(), lr, false);
            double clip = entry.number("clip");
            numbers.number("valid_loss_at_unrolled", parts.validLoss());
            numbers.number("unrolled_norm", parts.stepNorm());
            numbers.number("unrolled_clip_coefficient", clip / (parts.stepNorm() + 1e-6));
            numbers.number("vector_norm_before_clip", parts.vectorNorm());
            numbers.number("vector_norm", parts.vectorNorm() * Sgd.clipScale(parts.vectorNorm(), clip));
            numbers.list("alpha_grad_at_unrolled_weights", parts.atUnrolled());
            numbers.difference("finite_difference_product", parts.product());
            return parts.gradient(lr);
        }

        /** Leaves nothing behind: statistics and states are put back. */
        private double[] exactProduct(TextSample train, TextSample valid, double lr) {
            List<double[]> statistics = net.parameters().saveStatistics();
            List<double[]> states = net.carried();
            double[] product =
                    unrolled.parts(train, valid, draw(), draw(), lr, true).product();
            net.parameters().loadStatistics(statistics);
            net.carry(states);
            return Arrays.copyOf(product, product.length);
        }
    }
}
