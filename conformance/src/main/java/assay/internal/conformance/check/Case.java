package assay.internal.conformance.check;

import assay.supernet.tensor.DType;

/** Numbers of a reference file that are replayed together: one line of the answer. */
public interface Case {
    String file();

    /** What the file calls it, for people: the method, the architecture. */
    String tag();

    /** What the engine computes in; FLOAT64 where only Java's doubles take part. */
    DType dtype();

    /** Computes everything anew and compares. */
    void replay(String backend, Check check);
}
