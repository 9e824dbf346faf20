package assay.internal.recurrent.train;

import assay.internal.recurrent.text.Segment;
import assay.internal.recurrent.train.LanguageEpoch.Phase;

/**
 * The position that a training has reached.
 *
 * @param epoch from 0
 * @param step of the epoch, from 0
 * @param offset the row at which the next segment begins
 * @param stepsBack how often it went back to the best epoch because a loss was no number
 * @param sum over the epoch's segments, of the mean loss times the length
 * @param rows that were predicted in the epoch
 * @param seconds that this epoch has trained
 * @param secondsBefore of training in earlier runs of the program
 */
record Position(
        int epoch, int step, int offset, int stepsBack, double sum, int rows, double seconds, double secondsBefore) {
    static final Position START = new Position(0, 0, 0, 0, 0, 0, 0, 0);

    boolean isBegin() {
        return step == 0;
    }

    double meanLoss() {
        return sum / Math.max(1, rows);
    }

    Position after(Segment s, double loss) {
        return new Position(
                epoch,
                step + 1,
                offset + s.drawn(),
                stepsBack,
                sum + s.length() * loss,
                rows + s.length(),
                seconds,
                secondsBefore);
    }

    Position worked(double more) {
        return new Position(epoch, step, offset, stepsBack, sum, rows, seconds + more, secondsBefore);
    }

    Position nextEpoch() {
        return new Position(epoch + 1, 0, 0, stepsBack, 0, 0, 0, secondsBefore);
    }

    Position steppedBack(int times, double before) {
        return new Position(epoch, step, offset, times, sum, rows, seconds, before);
    }

    Position withSeconds(double before) {
        return new Position(epoch, step, offset, stepsBack, sum, rows, seconds, before);
    }

    double[] save(Phase phase, int results) {
        return new double[] {epoch, step, offset, stepsBack, sum, rows, seconds, secondsBefore, phase.ordinal(), results
        };
    }

    static Position load(double[] v) {
        return new Position((int) v[0], (int) v[1], (int) v[2], (int) v[3], v[4], (int) v[5], v[6], v[7]);
    }

    static Phase phase(double[] v) {
        return Phase.values()[(int) v[8]];
    }

    static int results(double[] v) {
        return (int) v[9];
    }
}
