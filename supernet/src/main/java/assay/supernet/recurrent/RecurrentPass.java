package assay.supernet.recurrent;

import assay.supernet.tape.Loss;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Term;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import java.util.List;
import java.util.Optional;

/**
 * A pass over a segment, as the tape keeps it until it is cleared. Rows are the first step's samples, then the second's.
 *
 * @param outputs the cell's outputs, {@code [steps batch, hidden]}
 * @param kept the same after dropout
 * @param logits {@code [steps batch, vocabulary]}
 * @param raw the mean cross entropy
 * @param losses the cross entropy of each word
 * @param hidden the state after the last step, {@code [batch, hidden]}, for the next segment
 * @param batch how many samples
 */
public record RecurrentPass(
        Tape tape, Var outputs, Var kept, Var logits, Loss raw, double[] losses, double[] hidden, int batch) {

    /** {@code raw + ar AR + tar TAR} (Merity et al., ICLR 2018); what weighs 0 is not computed. */
    public Loss loss(double ar, double tar) {
        Loss sum = raw;
        if (ar != 0) {
            sum = sum.plus(ar / kept.value().size(), Loss.squares(tape, kept));
        }
        Optional<Var> changes = tar == 0 ? Optional.empty() : changes();
        if (changes.isPresent()) {
            Var c = changes.get();
            sum = sum.plus(tar / c.value().size(), Loss.squares(tape, c));
        }
        return sum;
    }

    /** AR: the mean square of the outputs after dropout. */
    public double activation() {
        return Loss.squares(tape, kept).value() / kept.value().size();
    }

    /** TAR: the mean square of the outputs' changes from step to step, before dropout; 0 for a single step. */
    public double change() {
        return changes()
                .map(c -> Loss.squares(tape, c).value() / c.value().size())
                .orElse(0.0);
    }

    private Optional<Var> changes() {
        int rows = outputs.value().dim(0) - batch;
        if (rows == 0) {
            return Optional.empty();
        }
        Var later = tape.rows(outputs, batch, rows);
        Var earlier = tape.rows(outputs, 0, rows);
        return Optional.of(tape.sum(
                List.of(Term.plain(later), Term.plain(earlier).times(Vec.constant(-1), 0)),
                rows,
                outputs.value().dim(1)));
    }
}
