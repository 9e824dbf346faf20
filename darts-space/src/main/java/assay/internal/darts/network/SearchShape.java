package assay.internal.darts.network;

import assay.core.space.darts.DartsSpace;

/**
 * The form of a supernet of the DARTS space.
 *
 * @param partial K: 1/K of the channels go through the operations; it must divide every cell's channels
 * @param poolNorm whether pooling is followed by a normalisation without weight and bias
 */
public record SearchShape(DartsSpace space, int partial, boolean poolNorm) {
    /** Eight operations, all channels. */
    public static SearchShape darts() {
        return new SearchShape(DartsSpace.darts(), 1, true);
    }

    /** Eight operations on a part of the channels, a quarter as published; edges are weighed by the relaxation. */
    public static SearchShape pcDarts(int partial) {
        return new SearchShape(DartsSpace.darts(), partial, true);
    }

    /** Seven operations; in the authors' first stage K = 6, in the second 4. */
    public static SearchShape drNas(int partial) {
        return new SearchShape(DartsSpace.withoutNone(), partial, false);
    }
}
