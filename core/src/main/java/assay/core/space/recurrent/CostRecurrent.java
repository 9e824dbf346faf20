package assay.core.space.recurrent;

/**
 * What a language model with a recurrent cell costs. The embedding and the decoder are one matrix; the cell has one matrix for
 * state 0 and one for each node, whatever its operations.
 *
 * @param params trainable numbers
 * @param multiplyAdds of one word, forward
 */
public record CostRecurrent(long params, long multiplyAdds) {
    /** Words of Penn Treebank, with {@code <eos>}. */
    public static final int PTB_WORDS = 10_000;

    /** Words of WikiText-2, with {@code <eos>}. */
    public static final int WIKITEXT2_WORDS = 33_278;

    /** Hidden units of the networks that papers train on Penn Treebank, and on WikiText-2. */
    public static final int PTB_HIDDEN = 850;

    /** The same on WikiText-2. */
    public static final int WIKITEXT2_HIDDEN = 700;

    /** The cost of a derived cell. Nodes without edges have no matrix. Overflow throws. */
    public static CostRecurrent of(GenotypeRecurrent cell, long words, long hidden) {
        return of(cell.computed(), cell.computed(), words, hidden);
    }

    /** The cost of the network that a search trains, in which every node multiplies all states before it. */
    public static CostRecurrent search(int nodes, long words, long hidden) {
        return of(nodes, nodes * (nodes + 1L) / 2, words, hidden);
    }

    private static CostRecurrent of(int nodes, long products, long words, long hidden) {
        long square = Math.multiplyExact(hidden, hidden);
        long tied = Math.multiplyExact(words, hidden);
        long params = Math.addExact(Math.addExact(tied, words), Math.multiplyExact(square, 4 + 2L * nodes));
        return new CostRecurrent(params, Math.addExact(tied, Math.multiplyExact(square, 4 + 2 * products)));
    }
}
