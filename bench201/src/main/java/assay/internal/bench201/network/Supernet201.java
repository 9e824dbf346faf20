package assay.internal.bench201.network;

import assay.core.error.UsageException;
import assay.core.space.SearchSpace;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Skeleton201;
import assay.supernet.network.CellWeights;
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

/** All 15,625 cells at once; all cells of the network share the architecture weights, or each cell has its own. */
public final class Supernet201 implements Supernet {
    private final Backend backend;
    private final Skeleton201 size;
    private final boolean convBias;
    private final int partial;
    private final Parameters parameters;
    private final Frame frame;
    private final CellWeights weights = new CellWeights();

    /** @param convBias whether the cells' convolutions own a bias: AutoDL-Projects yes, the DrNAS repository no */
    public Supernet201(Backend backend, Skeleton201 size, boolean convBias) {
        this(backend, size, convBias, 1);
    }

    /**
     * @param partial K: one channel in K goes through the operations of a cell; 1 for all
     * @throws assay.core.error.ShapeException if K does not divide the channels
     */
    public Supernet201(Backend backend, Skeleton201 size, boolean convBias, int partial) {
        this.backend = backend;
        this.size = size;
        this.convBias = convBias;
        this.partial = partial;
        parameters = new Parameters(backend);
        frame = new Frame(
                parameters,
                size,
                false,
                (prefix, c) -> new MixedCell(parameters, prefix, c, partial, convBias, weights.next()));
    }

    @Override
    public SearchSpace space() {
        return new Bench201Space();
    }

    @Override
    public Optional<Pattern> operationNames() {
        return Optional.of(Pattern.compile("^.*\\.edges\\.[^.]+\\.\\d+\\."));
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Var forward(Tape tape, Var images, Vec weights, Norms norms) {
        this.weights.set(weights);
        return frame.forward(tape, images, norms);
    }

    @Override
    public int separateCells() {
        if (partial > 1) {
            throw new UsageException(
                    "supernet of nasbench201: expected all channels in operations where cells have weights"
                            + " of their own, found 1 in " + partial + ".");
        }
        return weights.separate();
    }

    @Override
    public Widened wider(int to, RandomGenerator random) {
        if (to >= partial) {
            throw new UsageException(
                    "supernet of nasbench201: expected a stage with more channels in operations than 1 in " + partial
                            + ", found 1 in " + to + ".");
        }
        Supernet201 wide = new Supernet201(backend, size, convBias, to);
        return new Widened(wide, Widening.sources(parameters, wide.parameters, random));
    }
}
