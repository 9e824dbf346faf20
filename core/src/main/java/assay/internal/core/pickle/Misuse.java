package assay.internal.core.pickle;

/** The program is not a valid pickle, or asks for too much; the reader words it. */
final class Misuse extends Exception {
    private static final long serialVersionUID = 1L;

    Misuse(String what) {
        super(what, null, false, false);
    }
}
