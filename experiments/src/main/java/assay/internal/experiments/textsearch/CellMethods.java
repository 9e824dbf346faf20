package assay.internal.experiments.textsearch;

import assay.core.error.UsageException;
import assay.core.space.recurrent.RecurrentSpace;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.methods.AskingMethods;
import assay.internal.experiments.methods.Catalogue;
import assay.supernet.search.learn.ByRemoval;
import assay.supernet.search.method.BestEpoch;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Perturbed;
import assay.supernet.search.method.Pick;
import assay.supernet.search.method.Stage;
import java.util.Set;
import java.util.TreeSet;

/** Which methods can search recurrent cells. */
public final class CellMethods {
    /** The settings of its supernet's training that a method may change. */
    private static final Set<String> TRAINING = Set.of("epochs", "batch", "weight_rate", "weight_decay", "clip");

    private CellMethods() {}

    /**
     * Refuses methods that cannot search this space, before anything is done.
     *
     * @param epochs of its search
     * @throws UsageException naming the method and why
     */
    public static void check(MethodConfig m, int epochs) {
        if (m.isProgram() || AskingMethods.has(m)) {
            throw refused(m, "one that asks a table, which the space has not");
        }
        Method method = Catalogue.method(m);
        boolean proxies = method.pick() instanceof Pick.BestOf
                || method.pick() instanceof Perturbed
                || method.pick() instanceof Pick.FewSkips
                || method.pick().along().way() == BestEpoch.Way.PROXY;
        if (proxies) {
            throw refused(m, "one that chooses by a proxy of images, or by skip connections");
        }
        Set<String> others = new TreeSet<>(m.training().keySet());
        others.removeAll(TRAINING);
        if (!others.isEmpty()) {
            throw new UsageException("methods." + m.name() + ": expected for its supernet some of "
                    + new TreeSet<>(TRAINING) + ", found " + others
                    + ": texts are learnt by SGD without momentum at a constant rate. Leave it out.");
        }
        method.search().ifPresent(s -> {
            Stage first = s.stages().get(0);
            if (s.stages().size() > 1 || first.partial() > 1 || first.skipDrop() > 0) {
                throw refused(
                        m, "one that changes channels or depth, or drops skip connections, which the cells have not");
            }
            if (s.relax().perCell()) {
                throw refused(m, "one that draws again for each cell: there is one cell. Give draw_per_cell: no");
            }
            if (s.extras().alignment().aligns()) {
                throw refused(m, "one that aligns cells: there is one cell. Give alignment_weight: 0");
            }
            if (s.learn() instanceof ByRemoval) {
                throw refused(m, "one that removes options by accuracy, which language models have not");
            }
            if (s.extras().freezing().freezes()) {
                throw refused(
                        m,
                        "one that freezes operations, which have no weights of their own in these cells. Give gate: none");
            }
            try {
                s.check(epochs, 1);
                s.check(RecurrentSpace.published());
            } catch (IllegalArgumentException e) {
                throw new UsageException("methods." + m.name() + ": " + e.getMessage(), e);
            }
        });
    }

    private static UsageException refused(MethodConfig m, String what) {
        return new UsageException("methods." + m.name() + ": expected a method that can search recurrent cells, found "
                + what + ". Leave it out.");
    }
}
