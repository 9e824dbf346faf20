package assay.internal.conformance.recurrent;

import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.Tolerance;
import assay.internal.recurrent.text.Columns;
import assay.internal.recurrent.text.Segment;
import assay.internal.recurrent.text.SegmentLengths;
import assay.internal.recurrent.train.LanguageEpoch.Phase;
import assay.internal.recurrent.train.LanguageRecipe;
import assay.internal.recurrent.train.Learning;
import assay.supernet.recurrent.DropoutRates;
import assay.supernet.recurrent.LanguageModel;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.ToDoubleFunction;

/** A training: an epoch of SGD and one of averaged SGD, with drawn lengths, clipping, regularisers and dropout. */
record RetrainLoopCase(Fields top, Fields entry, DType dtype) implements Case {
    @Override
    public String file() {
        return top.file();
    }

    @Override
    public String tag() {
        return "retraining " + entry.text("case");
    }

    private LanguageRecipe recipe() {
        return new LanguageRecipe(
                entry.small("hidden", 1, 2000),
                entry.small("batch", 1, 2000),
                entry.small("bptt", 2, 2000),
                entry.small("max_length_delta", 0, 2000),
                entry.number("lr"),
                entry.number("weight_decay"),
                DropoutRates.NONE, // the case has its own masks
                entry.number("clip"),
                entry.number("ar"),
                entry.number("tar"),
                0,
                1,
                0);
    }

    @Override
    public void replay(String backend, Check check) {
        RecurrentSetting setting = new RecurrentSetting(entry);
        LanguageRecipe recipe = recipe();
        PrimitiveIterator.OfDouble coins = Arrays.stream(entry.numbers("coins")).iterator();
        PrimitiveIterator.OfDouble normals =
                Arrays.stream(entry.numbers("normals")).iterator();
        SegmentLengths lengths =
                SegmentLengths.ofTraining(recipe.bptt(), recipe.longer(), coins::nextDouble, normals::nextDouble);
        Columns train = setting.columns("stream", entry.small("rows", 3, 1 << 16), setting.batch);
        Columns valid = setting.columns(
                "valid_stream", entry.small("valid_rows", 2, 1 << 16), entry.small("valid_batch", 1, 2000));
        int passes = 0;
        try (Backend k = Backends.open(backend, dtype);
                LanguageModel model = LanguageModel.fixed(
                        k, RecurrentReferences.named(top, entry), setting.vocabulary, setting.hidden);
                Learning learning = new Learning(recipe, model)) {
            setting.fill(model);
            for (Fields epoch : entry.objects("epochs")) {
                learning.begin(phase(epoch));
                learning.rewind();
                int offset = 0;
                for (Fields step : epoch.objects("steps")) {
                    Segment segment = lengths.at(offset, train.rows())
                            .orElseThrow(() -> step.refused(step.at(), "no step at the end of the text", step.node()));
                    step(learning, setting, train, segment, passes++, new RecurrentNumbers(step, check));
                    offset += segment.drawn();
                }
                RecurrentNumbers numbers = new RecurrentNumbers(epoch, check);
                numbers.number("valid_loss", learning.evaluateNow(valid).releasedLoss());
                if (epoch.has("valid_loss_average")) {
                    numbers.number(
                            "valid_loss_average", learning.evaluate(valid).releasedLoss());
                }
            }
        }
    }

    private static Phase phase(Fields epoch) {
        String optimizer = epoch.text("optimizer");
        return switch (optimizer) {
            case "SGD" -> Phase.SGD;
            case "ASGD" -> Phase.AVERAGED;
            default -> throw epoch.refused(epoch.place("optimizer"), "SGD or ASGD", optimizer);
        };
    }

    private void step(
            Learning learning,
            RecurrentSetting setting,
            Columns train,
            Segment segment,
            int pass,
            RecurrentNumbers numbers) {
        Fields expected = numbers.expected();
        numbers.check()
                .list(
                        expected.place("offset, drawn, length"),
                        Tolerance.COUNT,
                        new double[] {
                            expected.number("offset"), expected.number("drawn_length"), expected.number("length")
                        },
                        new double[] {segment.offset(), segment.drawn(), segment.length()});
        double rate = entry.number("lr") * segment.rateFactor();
        numbers.number("learning_rate", rate);
        if (expected.has("learning_rate_used")) {
            numbers.number("learning_rate_used", Double.isNaN(learning.nextRate()) ? rate : learning.nextRate());
        }
        Learning.Passed passed = learning.pass(train, segment, setting.masks(pass));
        numbers.number("raw_loss", passed.raw());
        numbers.list("grad_l2_by_parameter", learning.gradientNorms());
        numbers.number("grad_norm", passed.norm());
        numbers.list("hidden_after", learning.hidden());
        learning.step(segment, passed);
        tensors(numbers, "weights_after", learning.weightsNow());
        if (expected.has("average_after")) {
            tensors(numbers, "average_after", learning.measured());
        }
    }

    /** Sums, 2-norms and first elements of all tensors. */
    private static void tensors(RecurrentNumbers numbers, String key, List<double[]> found) {
        List<Fields> expected = numbers.expected().objects(key);
        if (expected.size() != found.size()) {
            throw numbers.expected()
                    .refused(numbers.expected().place(key), found.size() + " tensors", expected.size() + " tensors");
        }
        String place = numbers.expected().place(key);
        compare(numbers, place + ".sum", expected, f -> f.number("sum"), found, v -> Arrays.stream(v)
                .sum());
        compare(
                numbers,
                place + ".l2",
                expected,
                f -> f.number("l2"),
                found,
                v -> Math.sqrt(Arrays.stream(v).map(x -> x * x).sum()));
        for (int i = 0; i < found.size(); i++) {
            new RecurrentNumbers(expected.get(i), numbers.check()).list("first3", Arrays.copyOf(found.get(i), 3));
        }
    }

    private static void compare(
            RecurrentNumbers numbers,
            String place,
            List<Fields> expected,
            ToDoubleFunction<Fields> listed,
            List<double[]> found,
            ToDoubleFunction<double[]> computed) {
        numbers.check()
                .overLargest(
                        place,
                        numbers.tolerance(),
                        expected.stream().mapToDouble(listed).toArray(),
                        found.stream().mapToDouble(computed).toArray());
    }
}
