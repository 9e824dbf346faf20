package assay.internal.core.pickle;

/** The data is not a valid pickle, or needs more than the limits allow. The reader adds the rest of the message. */
final class Misuse extends Exception {
    private static final long serialVersionUID = 1L;

    Misuse(String what) {
        super(what, null, false, false);
    }
}
