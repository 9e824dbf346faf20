package assay.internal.benchmarks.sidebyside;

/** A case that PyTorch's side has and ours does not have yet. */
final class AbsentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AbsentException(String what) {
        super(what);
    }
}
