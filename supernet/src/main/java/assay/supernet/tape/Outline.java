package assay.supernet.tape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a network reports about its parts while it runs: where its blocks end, and what the modules of the published network
 * put out. Some proxies use this. Reporting computes nothing; the outline of a network that reports nothing is empty.
 */
public final class Outline {
    private final Tape tape;
    private final List<Var> features = new ArrayList<>();
    private final List<Var> inputs = new ArrayList<>();
    private final List<Var> outputs = new ArrayList<>();
    private boolean cut;

    Outline(Tape tape) {
        this.tape = tape;
    }

    /** Whether each block begins with a leaf of its own, so that no gradient leaves it. */
    public Outline cutBlocks(boolean wanted) {
        cut = wanted;
        return this;
    }

    /** The stem or a block ends with this value. Returns what the next block begins with. */
    public Var block(Var out) {
        features.add(out);
        Var next = cut ? tape.input(out.value()) : out;
        inputs.add(next);
        return next;
    }

    /**
     * This value is the output of {@code times} modules: the one that computes it, and perhaps modules that contain that one.
     *
     * @param out null for a module that puts out zeros, which nothing computes
     */
    public void modules(Var out, int times) {
        outputs.addAll(Collections.nCopies(times, out));
    }

    /** The stem's output, then each block's. */
    public List<Var> features() {
        return Collections.unmodifiableList(features);
    }

    /** What comes after each of the {@link #features}: the same value, or with {@link #cutBlocks} a leaf with this value. */
    public List<Var> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    /** The modules' outputs, in the order in which modules finish. */
    public List<Var> outputs() {
        return Collections.unmodifiableList(outputs);
    }

    void clear() {
        features.clear();
        inputs.clear();
        outputs.clear();
    }
}
