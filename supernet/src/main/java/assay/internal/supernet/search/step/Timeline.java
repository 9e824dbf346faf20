package assay.internal.supernet.search.step;

import assay.supernet.optim.Cosine;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.method.Search;

/**
 * What happens in which epoch. First the weights learn alone, with their own schedule; then comes the search in its stages;
 * then the tuning between the decisions of perturbation.
 *
 * @param tune epochs after the search
 */
public record Timeline(Search search, SearchSettings settings, int tune) {
    public static Timeline of(Search search, SearchSettings settings, Groups groups) {
        return new Timeline(search, settings, search.finish().epochs(groups));
    }

    public int epochs() {
        return search.pretrain().epochs() + settings.epochs() + tune;
    }

    /** Whether only weights learn, before the search. */
    public boolean pretrains(int epoch) {
        return epoch < search.pretrain().epochs();
    }

    public boolean tunes(int epoch) {
        return epoch >= search.pretrain().epochs() + settings.epochs();
    }

    /** Whether a search may end before its time in this epoch: while the architecture learns, not while it is tuned. */
    public boolean mayEnd(int epoch) {
        return learns(epoch) && !tunes(epoch);
    }

    /** The first epoch after the search itself. */
    public int afterSearch() {
        return search.pretrain().epochs() + settings.epochs();
    }

    /** The epoch of the search itself, from 0. Before the search it is the first one, after the search the last one. */
    private int own(int epoch) {
        return Math.max(
                0, Math.min(settings.epochs() - 1, epoch - search.pretrain().epochs()));
    }

    /** The number of the epoch after the search, from 0. */
    int tuning(int epoch) {
        return epoch - search.pretrain().epochs() - settings.epochs();
    }

    public int stage(int epoch) {
        return own(epoch) * search.stages().size() / settings.epochs();
    }

    /** Whether the architecture learns. */
    public boolean learns(int epoch) {
        return !pretrains(epoch) && (tunes(epoch) || own(epoch) - first(stage(epoch)) >= search.warmup());
    }

    /** The first epoch of a stage; for the number after the last stage, the end. */
    private int first(int stage) {
        int stages = search.stages().size();
        return (stage * settings.epochs() + stages - 1) / stages;
    }

    /**
     * The probability that a skip connection is left out in this epoch: in the stage's warm-up it falls in a line that would
     * reach 0 at the stage's end; then it starts again at the full value and falls by a factor of exp(-0.2) an epoch (P-DARTS'
     * released code).
     */
    double skipDrop(int epoch) {
        int stage = stage(epoch);
        double p = search.stages().get(stage).skipDrop();
        int done = own(epoch) - first(stage);
        int length = first(stage + 1) - first(stage);
        return done < search.warmup()
                ? p * (length - done - 1) / length
                : p * StrictMath.exp(-0.2 * (done - search.warmup()));
    }

    double rate(int epoch) {
        if (pretrains(epoch)) {
            return new Cosine(
                            settings.rate(),
                            settings.rateMin(),
                            search.pretrain().epochs())
                    .at(epoch);
        }
        int stage = stage(epoch);
        if (search.stages().get(stage).fresh()) {
            int length = first(stage + 1) - first(stage);
            return new Cosine(settings.rate(), settings.rateMin(), length).at(own(epoch) - first(stage));
        }
        return tunes(epoch) ? settings.rate() / 10 : settings.rateAt(own(epoch));
    }

    /** Whether momentum starts again at zero before this epoch, because another schedule begins. */
    public boolean restarts(int epoch) {
        return epoch > 0 && (pretrains(epoch - 1) != pretrains(epoch) || tunes(epoch - 1) != tunes(epoch));
    }

    public Moment moment(int epoch, Moment.Purpose purpose) {
        return new Moment(own(epoch), settings.epochs(), purpose);
    }
}
