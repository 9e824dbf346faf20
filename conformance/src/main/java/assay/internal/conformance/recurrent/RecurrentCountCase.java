package assay.internal.conformance.recurrent;

import assay.core.space.recurrent.CostRecurrent;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.Tolerance;
import assay.supernet.tensor.DType;

/** Parameters of a language model. */
record RecurrentCountCase(Fields count) implements Case {
    @Override
    public String file() {
        return count.file();
    }

    @Override
    public String tag() {
        return "parameters, " + count.text("what");
    }

    @Override
    public DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    public void replay(String backend, Check check) {
        CostRecurrent cost = CostRecurrent.search(
                count.small("nodes", 1, GenotypeRecurrent.MOST_NODES),
                count.small("vocabulary", 1, Integer.MAX_VALUE),
                count.small("hidden", 1, Integer.MAX_VALUE));
        check.number("parameters", Tolerance.COUNT, count.number("parameters"), cost.params());
    }
}
