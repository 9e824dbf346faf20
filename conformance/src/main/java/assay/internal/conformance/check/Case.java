package assay.internal.conformance.check;

import assay.supernet.tensor.DType;

/** Numbers of a reference file that are replayed together: one line of the answer. */
public interface Case {
    String file();

    /** Its name in the file, for people: the method, the architecture. */
    String tag();

    /** The element type of the engine. A case without an engine uses Java's doubles. */
    default DType dtype() {
        return DType.FLOAT64;
    }

    /** Computes everything again and compares. */
    void replay(String backend, Check check);
}
