package assay.internal.core.pickle;

/**
 * A call that a pickle asks for, noted and never made: the parts of a table of pandas.
 *
 * @param of what would be called
 */
record PyCall(Global of, PyTuple arguments) {}
