package assay.internal.supernet.search.step;

import assay.core.error.InterruptedRunException;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;
import assay.internal.supernet.search.pass.Architect;
import assay.internal.supernet.search.pass.Endless;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.Judgement;
import assay.supernet.network.Norms;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import assay.supernet.search.draw.MostProbable;
import assay.supernet.search.method.Finish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Judges architectures with the trained supernet's weights on validation images. */
public final class Finisher {
    /** Make the orders of these batches different from those of the search's epochs. */
    private static final int CANDIDATES = 1 << 29;

    private static final int DECISIONS = 1 << 28;

    private static final int FINALISTS = 3 << 28;

    private final SearchSpace space;
    private final Architect architect;
    private final Updater updater;
    private final Images images;
    private final BatchSource valid;
    private final Seeds seeds;
    private final BooleanSupplier stop;

    Finisher(
            SearchSpace space,
            Architect architect,
            Updater updater,
            Images images,
            BatchSource valid,
            Seeds seeds,
            BooleanSupplier stop) {
        this.space = space;
        this.architect = architect;
        this.updater = updater;
        this.images = images;
        this.valid = valid;
        this.seeds = seeds;
        this.stop = stop;
    }

    /** The candidate with the highest accuracy; the first of equal ones. */
    public Genotype best(Finish.BestBySupernet how, Moment when) {
        Groups groups = architect.groups();
        List<int[][]> probable = how.mostProbable()
                ? MostProbable.of(groups, architect.distribution().marginals(), how.candidates())
                : List.of();
        RandomStream noise = seeds.stream("candidates");
        List<Judged> all = new ArrayList<>();
        int count = how.mostProbable() ? probable.size() : how.candidates();
        try (Endless batches = new Endless(valid, CANDIDATES, 0)) {
            for (int i = 0; i < count; i++) {
                Draw draw = how.mostProbable() ? Draw.path(groups, probable.get(i)) : architect.draw(when, noise);
                all.add(new Judged(draw, accuracy(draw, batches, how.images(), how.norms())));
            }
        }
        // Sorting is stable: of equal ones the first.
        all.sort(Comparator.comparingDouble((Judged j) -> -j.accuracy()));
        if (how.finalists() > 0) {
            all.subList(Math.min(how.finalists(), all.size()), all.size()).clear();
            all.replaceAll(j -> new Judged(j.draw(), onAll(j.draw(), how.norms())));
            all.sort(Comparator.comparingDouble((Judged j) -> -j.accuracy()));
        }
        return space.derive(all.get(0).draw().own().weights());
    }

    private record Judged(Draw draw, double accuracy) {}

    /** All finalists see the same batches. */
    private double onAll(Draw draw, Norms norms) {
        try (Endless batches = new Endless(valid, FINALISTS, 0)) {
            double correct = 0;
            int seen = 0;
            for (int s = 0; s < valid.stepsPerEpoch(); s++) {
                Judgement j = judge(draw, batches.next(), norms);
                correct += j.right();
                seen += j.size();
            }
            return correct / seen;
        }
    }

    private double accuracy(Draw draw, Endless batches, int images, Norms norms) {
        double correct = 0;
        int seen = 0;
        while (seen < images) {
            Judgement j = judge(draw, batches.next(), norms);
            correct += j.right();
            seen += j.size();
        }
        return correct / seen;
    }

    private Judgement judge(Draw draw, Batch batch, Norms norms) {
        if (stop.getAsBoolean()) {
            throw new InterruptedRunException("stopped while architectures were judged with the supernet.");
        }
        return updater.judge(images.load(batch), draw, norms);
    }

    /** Decides by removals from the supernet as it is (DARTS-PT). */
    Perturber perturber(Finish.Perturbation how) {
        return new Perturber(architect, seeds, (draws, decision) -> draws.stream()
                .mapToDouble(d -> harm(d, how, decision))
                .toArray());
    }

    /** The error or loss of the supernet under this draw, on the same images for all operations of a decision. */
    private double harm(Draw draw, Finish.Perturbation how, int decision) {
        double loss = 0;
        double wrong = 0;
        int seen = 0;
        int steps = how.batches() == 0 ? valid.stepsPerEpoch() : Math.min(how.batches(), valid.stepsPerEpoch());
        try (BatchCursor batches = valid.epoch(DECISIONS + decision, 0)) {
            for (int s = 0; s < steps; s++) {
                Judgement j = judge(draw, batches.next(), Norms.BATCH);
                loss += j.loss() * j.size();
                wrong += j.size() - j.right();
                seen += j.size();
            }
        }
        return (how.byLoss() ? loss : wrong) / seen;
    }
}
