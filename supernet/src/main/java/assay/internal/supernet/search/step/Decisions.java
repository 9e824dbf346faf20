package assay.internal.supernet.search.step;

import assay.internal.supernet.search.pass.Architect;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.method.Finish;

/** Perturbation's decisions between two epochs (DARTS-PT). */
public record Decisions(Workshop shop, Finish.Perturbation how) {
    /** Makes the decisions that are due at the beginning of this epoch of tuning. Making them again changes nothing. */
    public void due(Place at, Finisher finisher) {
        Moment when = at.moment(Moment.Purpose.EVALUATION);
        Architect architect = shop.architect();
        Perturber perturber = finisher.perturber(how);
        int groups = architect.groups().count();
        for (int n = groups - architect.undecided().length; n < wanted(at, groups); n++) {
            perturber.decide(when);
        }
        if (architect.undecided().length == 0) {
            perturber.chooseEdges(when);
        }
    }

    /** How many groups are decided at the beginning of this epoch. */
    private int wanted(Place at, int groups) {
        int done = at.timeline().tuning(at.epoch());
        boolean last = done == how.epochs(shop.architect().groups()) - 1;
        return last ? groups : Math.min(groups, done / how.tune() + 1);
    }
}
