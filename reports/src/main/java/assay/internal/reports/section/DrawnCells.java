package assay.internal.reports.section;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.core.stats.Summary;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cells drawn from the distribution of an epoch, as many as the search's diagnostic says. Decisions are drawn independently:
 * each weight is divided by an exponential variate, and the space's rule decides, as in a search with independent decisions.
 * The random numbers are the report's own, so the same experiment always gives the same cells.
 */
final class DrawnCells {
    private final Study study;
    private final Distributions distributions;

    DrawnCells(Study study) {
        this.study = study;
        this.distributions = new Distributions(study);
    }

    /** The places of an epoch's cells in the table. */
    record Drawn(int epoch, int[] places) {
        Drawn {
            places = places.clone();
        }

        @Override
        public int[] places() {
            return places.clone();
        }

        /** Statistics of those cells that the table has measured; empty for none. */
        Optional<Spread> spread(TableValues landscape) {
            double[] v = Arrays.stream(places)
                    .mapToDouble(landscape::at)
                    .filter(a -> !Double.isNaN(a))
                    .sorted()
                    .toArray();
            return v.length == 0
                    ? Optional.empty()
                    : Optional.of(new Spread(
                            v.length,
                            v[0],
                            Summary.quantile(v, 0.1),
                            Arrays.stream(v).average().orElseThrow(),
                            Summary.quantile(v, 0.9),
                            v[v.length - 1]));
        }
    }

    /** Accuracies in percent; low and high are the 0.1 and the 0.9 quantile. */
    record Spread(int measured, double lowest, double low, double mean, double high, double highest) {}

    /** The statistics for each epoch with drawn cells. */
    List<Drawn> of(RunRecord run) {
        List<Drawn> all = new ArrayList<>();
        if (!study.population().hasTable()) {
            return all; // nothing is known about cells that no run chose
        }
        for (EpochRecord e : run.epochs()) {
            double cells = e.diagnostics().getOrDefault(EpochRecord.SAMPLED_CELLS, 0.0);
            if (cells >= 1) {
                distributions
                        .at(e)
                        .ifPresent(p -> all.add(new Drawn(e.epoch(), places(run, e.epoch(), p, (int) cells))));
            }
        }
        return all;
    }

    private int[] places(RunRecord run, int epoch, double[] p, int cells) {
        RandomStream random = new Seeds(run.seed()).stream("report/samples", epoch);
        int[] places = new int[cells];
        for (int c = 0; c < cells; c++) {
            double[] w = p.clone();
            for (int i = 0; i < w.length; i++) {
                w[i] /= -StrictMath.log(1 - random.nextDouble());
            }
            places[c] = study.population().counted().place(distributions.space().derive(w));
        }
        return places;
    }
}
