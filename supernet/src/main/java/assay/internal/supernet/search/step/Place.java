package assay.internal.supernet.search.step;

import assay.core.error.UsageException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.supernet.search.draw.Moment;

/**
 * The place of a search in its run.
 *
 * @param epoch from 0
 * @param step from 0, among the steps of its kind in the epoch
 */
public record Place(Timeline timeline, int epoch, int step) {
    Moment moment(Moment.Purpose purpose) {
        return timeline.moment(epoch, purpose);
    }

    /** The learning rate of the weights. */
    double rate() {
        return timeline.rate(epoch);
    }

    /** The stream with this name at this place. */
    RandomStream stream(Seeds seeds, String name) {
        return seeds.stream(name, epoch, step);
    }

    /**
     * The loss, if it is a number.
     *
     * @throws UsageException if the search has diverged
     */
    double finite(double loss) {
        if (!Double.isFinite(loss)) {
            throw new UsageException("search diverged: expected a finite loss, found " + loss + " in epoch "
                    + (epoch + 1) + ", step " + step + ", with weight rate " + rate()
                    + ". Lower the rate, or clip gradients.");
        }
        return loss;
    }
}
