package assay.internal.darts.network;

import assay.core.error.UsageException;
import assay.core.space.SearchSpace;
import assay.core.space.darts.SkeletonDarts;
import assay.supernet.network.CellWeights;
import assay.supernet.network.DropPath;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.network.Supernet;
import assay.supernet.network.Widened;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * All cells of the DARTS space at once ({@code model_search.py} of quark0/darts, yuhuixu1993/PC-DARTS and
 * xiangning-chen/DrNAS); the weights of a kind are shared by all its cells. Normalisation in cells has no weight and bias.
 */
public final class SupernetDarts implements Supernet {
    private final SkeletonDarts size;
    private final SearchShape shape;
    private final Parameters parameters;
    private final DartsFrame frame;
    private final CellWeights weights = new CellWeights();
    private DropPath skips = DropPath.NONE;

    /** @param size without auxiliary classifier; DARTS searches with 16 channels and 8 cells */
    public SupernetDarts(Backend backend, SkeletonDarts size, SearchShape shape) {
        if (size.auxiliary() || size.channels() % shape.partial() != 0) {
            throw new IllegalArgumentException("DARTS supernet: expected no auxiliary classifier and channels that "
                    + shape.partial() + " divides, found " + size + ".");
        }
        this.size = size;
        this.shape = shape;
        parameters = new Parameters(backend);
        Layers layers = new Layers(parameters, false, shape.poolNorm());
        frame = new DartsFrame(layers, size, place -> new DartsMixedCell(layers, place, shape, weights.next()));
    }

    @Override
    public SearchSpace space() {
        return shape.space();
    }

    @Override
    public Optional<Pattern> operationNames() {
        return Optional.of(Pattern.compile("^.*\\._ops\\.\\d+\\._ops\\.\\d+\\."));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Widened wider(int to, RandomGenerator random) {
        if (to >= shape.partial() || shape.poolNorm()) {
            throw new UsageException(
                    "supernet of darts: expected pooling without normalisation, as DrNAS has it, and a stage with"
                            + " more channels in operations than 1 in " + shape.partial() + ", found 1 in " + to + ".");
        }
        SupernetDarts wide =
                new SupernetDarts(parameters.backend(), size, new SearchShape(shape.space(), to, shape.poolNorm()));
        return new Widened(wide, DartsWidening.sources(parameters, wide.parameters, random));
    }

    @Override
    public SupernetDarts deeper(int cells) {
        SkeletonDarts deep = new SkeletonDarts(
                size.imageNet(), size.channels(), cells, size.classes(), size.imageSize(), size.auxiliary());
        return new SupernetDarts(parameters.backend(), deep, shape);
    }

    @Override
    public int separateCells() {
        return weights.separate();
    }

    @Override
    public void dropSkips(DropPath drop) {
        skips = drop;
    }

    @Override
    public Var forward(Tape tape, Var images, Vec weights, Norms norms) {
        this.weights.set(weights);
        return frame.forward(tape, images, norms, skips, false).logits();
    }
}
