package assay.internal.conformance.check;

import assay.supernet.tensor.DType;

/** Numbers of a reference file that are replayed together: one line of the answer. */
public interface Case {
    String file();

    /** What the file calls it, for people: the method, the architecture. */
    String tag();

    /** What the engine computes in. A case without an engine computes in Java's doubles. */
    default DType dtype() {
        return DType.FLOAT64;
    }

    /** Computes everything anew and compares. */
    void replay(String backend, Check check);
}
