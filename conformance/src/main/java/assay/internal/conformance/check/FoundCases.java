package assay.internal.conformance.check;

import assay.supernet.tensor.DType;
import java.util.ArrayList;
import java.util.List;

/** The content of files: cases to replay, and names of parts that this version does not replay. */
public final class FoundCases {
    private final List<DType> dtypes;
    private final List<Case> cases = new ArrayList<>();
    private final List<String> notCovered = new ArrayList<>();

    /** @param dtypes element types in which to replay */
    public FoundCases(List<DType> dtypes) {
        this.dtypes = dtypes;
    }

    public List<DType> dtypes() {
        return dtypes;
    }

    public void add(Case c) {
        cases.add(c);
    }

    public void notCovered(String what) {
        notCovered.add(what);
    }

    public List<Case> cases() {
        return cases;
    }

    public List<String> notCovered() {
        return notCovered;
    }
}
