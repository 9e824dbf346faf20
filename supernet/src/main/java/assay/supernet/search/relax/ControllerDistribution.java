package assay.supernet.search.relax;

import assay.core.random.RandomStream;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.supernet.search.draw.ArchDistribution;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;

/**
 * The distribution of ENAS' controller, which draws option after option. So groups depend on each other. The mode is the greedy
 * path, the marginals are means over draws of a fixed stream (standard error below 0.01).
 */
record ControllerDistribution(SearchSpace space, Controller controller, double[] parameters)
        implements ArchDistribution {
    private static final int DRAWS = 2000;

    @Override
    public Genotype draw(RandomStream random) {
        return space.derive(controller
                .draw(Groups.of(space), parameters, new Moment(0, 1, Moment.Purpose.EVALUATION), random)
                .weights());
    }

    @Override
    public Genotype mode() {
        return space.derive(controller.greedy(Groups.of(space), parameters).weights());
    }

    /** Means of the steps' probabilities, which vary less than the choices. */
    @Override
    public double[] marginals() {
        Groups groups = Groups.of(space);
        double[] sum = new double[groups.size()];
        RandomStream random = new RandomStream(0);
        Moment moment = new Moment(0, 1, Moment.Purpose.EVALUATION);
        for (int i = 0; i < DRAWS; i++) {
            ControllerPath path = controller.draw(groups, parameters, moment, random);
            int[] group = path.groupOfStep();
            for (int t = 0; t < group.length; t++) {
                double[] p = path.probabilities(t);
                for (int k = 0; k < p.length; k++) {
                    sum[groups.start()[group[t]] + k] += p[k] / (DRAWS * groups.taken()[group[t]]);
                }
            }
        }
        return sum;
    }
}
