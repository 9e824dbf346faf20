package assay.internal.core.described;

import assay.core.space.GenotypeException;

/** How the architectures of a described table are written. */
public sealed interface TextForm permits TextPattern, LikeSpace {
    /** The text of these choices. */
    String text(int[] choices);

    /**
     * The choices of a text.
     *
     * @throws GenotypeException naming the column
     */
    int[] choices(String text);

    /** Two different lists of choices that give the same text, or null. */
    default String ambiguity() {
        return null;
    }
}
