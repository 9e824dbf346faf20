package assay.internal.conformance.recurrent;

import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.Tolerance;
import assay.internal.recurrent.train.SwitchRule;
import assay.supernet.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The epoch after which a training switches to averaged SGD. */
record SwitchCase(Fields trigger) implements Case {
    @Override
    public String file() {
        return trigger.file();
    }

    @Override
    public String tag() {
        return "switch to averaged SGD, " + trigger.numbers("losses").length + " epochs";
    }

    @Override
    public DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    public void replay(String backend, Check check) {
        compare(check, "switch_after_epoch", false);
        if (trigger.has("switch_after_epoch_any_best")) {
            compare(check, "switch_after_epoch_any_best", true);
        }
    }

    private void compare(Check check, String key, boolean anyBest) {
        SwitchRule rule = new SwitchRule(trigger.small("nonmono", 0, 1000), anyBest);
        List<Double> losses = Arrays.stream(trigger.numbers("losses")).boxed().toList();
        OptionalDouble first = IntStream.rangeClosed(1, losses.size())
                .filter(e -> rule.switches(losses.subList(0, e - 1), losses.get(e - 1)))
                .asDoubleStream()
                .findFirst();
        check.number(key, Tolerance.COUNT, trigger.numberOrNull(key), first);
    }
}
