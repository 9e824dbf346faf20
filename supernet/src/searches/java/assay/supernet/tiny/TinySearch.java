package assay.supernet.tiny;

import assay.supernet.network.Norms;
import assay.supernet.search.extra.StopBySkips;
import assay.supernet.search.extra.Stopping;
import assay.supernet.search.learn.ByRemoval;
import assay.supernet.search.learn.Learn;
import assay.supernet.search.method.Finish;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import java.util.List;

/**
 * Searches of the catalogue with rates and sizes that fit a few epochs of a few steps.
 *
 * @param grown the stages of a search that makes a new supernet at each
 * @param widened the stages of a search that widens its supernet
 * @param between epochs between the decisions of a search that decides edge by edge
 * @param images that each of five cells is judged by
 */
public record TinySearch(List<Stage> grown, List<Stage> widened, int between, int images) {
    public Search of(Search s) {
        Search t = s.warmup(s.stages().size() > 1 ? 0 : Math.min(1, s.warmup()));
        if (s.stages().get(0).fresh()) {
            t = t.stages(grown);
        } else if (s.stages().size() > 1) {
            t = t.stages(widened);
        } else if (s.stages().get(0).partial() > 1) {
            t = t.stages(List.of(new Stage(2, 0)));
        }
        if (s.learn() instanceof Learn.ByReward) {
            t = t.learn(new Learn.ByReward(0.01, 2, 3, 1e-4, 0.01, Norms.BATCH));
        } else if (s.learn() instanceof Learn.ByAdam) {
            t = t.learn(new Learn.ByAdam(0.01, 1e-3));
        }
        if (s.learn() instanceof ByRemoval) {
            t = t.learn(new ByRemoval(0.1, 0.8, 2, 0.5));
        }
        if (s.finish() instanceof Finish.BestBySupernet best) {
            t = t.finish(new Finish.BestBySupernet(5, images, best.mostProbable(), best.norms()));
        } else if (s.finish() instanceof Finish.Perturbation) {
            t = t.finish(new Finish.Perturbation(between, false, 1));
        }
        // No tiny search ends early by its skip connections: all of them take the same number of steps.
        boolean skips = t.extras().stop().rule() instanceof StopBySkips;
        return skips ? t.beside(e -> e.and(new Stopping(new StopBySkips(1000)))) : t;
    }
}
