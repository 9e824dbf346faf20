package assay.supernet.tape;

import assay.supernet.tensor.Tensor;

/** y[i] = x[rows[i]]: words to their vectors. */
final class LookUp extends LinearMap {
    private final int[] rows;

    /** @param rows they belong to the tape */
    LookUp(Tape tape, Var x, int[] rows, Var y) {
        super(tape, x, y);
        this.rows = rows;
        forward();
    }

    @Override
    void apply(Tensor x, Tensor y) {
        tape.backend().gatherRows(x, rows, y, false);
    }

    @Override
    void transpose(Tensor gy, Tensor gx, boolean add) {
        if (!add) {
            tape.backend().fill(gx, 0);
        }
        tape.backend().scatterRows(gy, rows, gx);
    }
}
