package assay.supernet.network;

import assay.supernet.tape.Vec;

/**
 * The architecture weights of a supernet's cells: all cells share them, or each cell has its own. In the second case those of
 * the first cell come first.
 */
public final class CellWeights {
    private int cells;
    private boolean separate;
    private Vec weights;

    /** Where one cell finds its weights. */
    public final class Share {
        private final int cell;

        private Share(int cell) {
            this.cell = cell;
        }

        /** Those of all cells in the current pass. */
        public Vec weights() {
            return weights;
        }

        /** The place of the cell's first weight. */
        public int from() {
            return separate ? cell * size() : 0;
        }

        /** How many weights the cell has. */
        public int size() {
            return separate ? weights.length() / cells : weights.length();
        }
    }

    /** The share of a further cell. */
    public Share next() {
        return new Share(cells++);
    }

    /** From now on each cell has its own weights; returns the number of cells. */
    public int separate() {
        separate = true;
        return cells;
    }

    /** The weights of the passes that follow. */
    public void set(Vec all) {
        weights = all;
    }
}
