package assay.supernet.search.extra;

/** A part that stands beside those of a method, one of each kind: {@link Extras}. */
public sealed interface Extra permits BetaDecay, ZeroOne, AuxiliarySkip, Smoothing, Freezing, Alignment, Stopping {}
