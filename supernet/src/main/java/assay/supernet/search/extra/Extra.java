package assay.supernet.search.extra;

/** A part that a method can have in addition to its own parts, one of each kind: {@link Extras}. */
public sealed interface Extra permits BetaDecay, ZeroOne, AuxiliarySkip, Smoothing, Freezing, Alignment, Stopping {}
