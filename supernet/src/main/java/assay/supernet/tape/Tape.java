package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import assay.supernet.tensor.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Records the operations of one forward pass and runs their derivatives. Call {@link #clear} between passes: it returns
 * every buffer to the backend's free list. Belongs to one thread.
 *
 * <p>A Hessian-vector product: forward and {@link #backward} with {@link #retainGrads}, {@link #direct} the weights'
 * directions, {@link #pushForward}, {@link #pushBackward}; then {@link #gradTangent} is H v, exactly.
 */
public final class Tape {
    private final Backend backend;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Var> vars = new ArrayList<>();
    /** Those that this tape has taken. */
    private final List<Tensor> tangents = new ArrayList<>();

    private final Map<Weight, Var> weights = new IdentityHashMap<>();
    private boolean weightGrads = true;
    private boolean retainGrads;
    private final Outline outline = new Outline(this);
    private Room room = Room.NONE;
    private final Vectors vectors = new Vectors();
    private final Affine affine = new Affine();
    /** In a rehearsal, how many values there were at each operation; otherwise null. */
    private final List<Integer> rehearsed;
    /** Of a pass that never goes backward; otherwise null. */
    private Lifetimes lifetimes;

    private Consumer<Var> reluWatcher = in -> {};

    public Tape(Backend backend) {
        this(backend, null);
    }

    /** For {@link Lifetimes}: the backend computes nothing, and values of other backends are replaced by its own. */
    Tape(Backend backend, List<Integer> rehearsed) {
        this.backend = backend;
        this.rehearsed = rehearsed;
    }

    public Backend backend() {
        return backend;
    }

    /** Whether later passes compute gradients to weights; a step of the architecture does not need them. */
    public Tape weightGrads(boolean wanted) {
        weightGrads = wanted;
        return this;
    }

    /**
     * Whether {@link #backward} keeps the gradients of inner values that {@link #pushBackward} reads, such as those of convolutions, instead
     * of giving them back to the pool.
     */
    public Tape retainGrads(boolean keep) {
        retainGrads = keep;
        return this;
    }

    /** Is shown each value before its first ReLU, in every later pass. */
    public Tape watchRelus(Consumer<Var> watcher) {
        reluWatcher = watcher;
        return this;
    }

    /**
     * Runs a pass that never goes backward: each value goes back to the pool as soon as nothing reads it any more, and a ReLU takes the place of
     * a value that only it reads. The result stays until {@link #clear}; of other values, only shapes may be asked then.
     *
     * @param pass runs twice, first on a tape that computes nothing, and must record the same both times
     */
    public Var forwardOnly(Function<Tape, Var> pass) {
        if (!vars.isEmpty()) {
            throw new IllegalStateException("forward only: expected a pass that begins, found one that runs.");
        }
        lifetimes = Lifetimes.of(backend.dtype(), pass);
        return pass.apply(this);
    }

    /** From now on, passes go over a segment of this length. Its tables share memory with those of other lengths. */
    public Tape segment(Room of) {
        room = of;
        return this;
    }

    /** What the network says of its parts. */
    public Outline outline() {
        return outline;
    }

    // Leaves.

    /** A value without gradient, such as a batch of images. The caller still owns it. */
    public Var constant(Tensor value) {
        return add(new Var(this, leaf(value), false, false));
    }

    /** A value with gradient that is not a weight. The caller still owns it. */
    public Var input(Tensor value) {
        return add(new Var(this, leaf(value), true, false));
    }

    /** A value without gradient that the pass makes and owns. */
    public Var filled(double value, int... shape) {
        Var v = output(false, shape);
        backend.fill(v.value, value);
        return v;
    }

    /** Values without gradient that the pass copies. */
    public Var filled(double[] values, int... shape) {
        Var v = output(false, shape);
        backend.write(values, v.value);
        return v;
    }

    /** The weight in this pass: the same variable however often it is used. */
    public Var weight(Weight w) {
        Var v = weights.get(w);
        if (v == null) {
            v = add(new Var(this, leaf(w.value()), weightGrads, false));
            weights.put(w, v);
        }
        return v;
    }

    // Operations. Feature maps are [n, c, h, w].

    /** Convolution without bias: weight {@code [co, ci/groups, k, k]}. */
    public Var conv(Var x, Var weight, Window window) {
        requireKept(x);
        int[] xs = x.value.shape();
        Var y = output(
                x.wanted || weight.wanted, xs[0], weight.value.dim(0), window.out(xs[2]), window.outAcross(xs[3]));
        return record(new Conv(this, x, weight, window, y)).out;
    }

    /** Several of one value have one result, and each its own gradient. */
    public Var relu(Var x) {
        if (x.active != null) {
            Var y = add(new Var(this, x.active.value, x.wanted, false));
            return record(new Relu(this, x, y, x.active)).out;
        }
        reluWatcher.accept(x);
        Var y;
        if (x.isActive) {
            y = add(new Var(this, x.value, x.wanted, false));
        } else {
            y = endsNext(x) ? takeOver(x) : output(x.wanted, x.value.shape());
            backend.relu(x.value, y.value);
        }
        x.active = y;
        return record(new Relu(this, x, y, y)).out;
    }

    /** Mean over the real pixels of each window. */
    public Var avgPool(Var x, Window window) {
        requireKept(x);
        int[] s = x.value.shape();
        Var y = output(x.wanted, s[0], s[1], window.out(s[2]), window.out(s[3]));
        return record(new AvgPool(this, x, window, y)).out;
    }

    /** The largest value of each window; padding never wins. */
    public Var maxPool(Var x, Window window) {
        requireKept(x);
        int[] s = x.value.shape();
        Var y = output(x.wanted, s[0], s[1], window.out(s[2]), window.out(s[3]));
        return record(new MaxPool(this, x, window, y)).out;
    }

    /** The pieces' channels, one behind the other: concatenation, slice, shuffle. */
    public Var channels(List<Piece> pieces) {
        pieces.forEach(p -> requireKept(p.source()));
        boolean wanted = pieces.stream().anyMatch(p -> p.source().wanted);
        int count = pieces.stream().mapToInt(Piece::count).sum();
        int[] s = pieces.get(0).source().value.shape().clone();
        s[1] = count;
        return record(new Pieces(this, pieces, output(wanted, s))).out;
    }

    /** {@code x[:, :, 1::2, 1::2]}: every second pixel of every second row, from the second of both. */
    public Var oddPixels(Var x) {
        requireKept(x);
        int[] s = x.value.shape();
        Window window = Picked.oddPixels(s[1]);
        Tensor pick = add(new Var(this, backend.take(s[1], 1, 2, 2), false, true)).value;
        Picked.fillOddPixels(backend, pick);
        Var y = output(x.wanted, s[0], s[1], window.out(s[2]), window.out(s[3]));
        return record(new Picked(this, x, pick, window, y)).out;
    }

    /** Channel {@code from[j]} at place j: a shuffle, in one pass where {@link #channels} would take one for each piece. */
    public Var order(Var x, int... from) {
        requireKept(x);
        int[] s = x.value.shape();
        Tensor pick = add(new Var(this, backend.take(from.length, s[1], 1, 1), false, true)).value;
        Picked.fillOrder(backend, pick, from);
        Var y = output(x.wanted, s[0], from.length, s[2], s[3]);
        return record(new Picked(this, x, pick, Window.same(1), y)).out;
    }

    /** {@code factor[i] x[i]} for each sample i; of a term in a sum, {@link Term#perSample} needs no map of its own. */
    public Var scaleSamples(Var x, double[] factor) {
        requireKept(x);
        return record(new ScaleSamples(this, x, factor, output(x.wanted, x.value.shape()))).out;
    }

    /** The weighted sum of terms, each normalised or plain: see {@link Term}. No terms: zero of this shape. */
    public Var sum(List<Term> terms, int... shape) {
        return record(new WeightedSum(this, terms, output(wanted(terms), shape), false)).out;
    }

    /**
     * The same for a sum that is read through {@link #relu} alone: its value is the ReLU's, in one pass and one buffer. {@link
     * #reluInputs} then sees no negative values.
     */
    public Var activeSum(List<Term> terms, int... shape) {
        Var y = output(wanted(terms), shape);
        record(new WeightedSum(this, terms, y, true));
        y.isActive = true;
        return y;
    }

    private static void requireKept(Var x) {
        if (x.isActive) {
            throw new IllegalStateException(
                    "tape: expected a value that is kept, found a sum of which only the ReLU is. Read it through relu.");
        }
    }

    private static boolean wanted(List<Term> terms) {
        boolean wanted = false;
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (!term.isBare()) {
                requireKept(term.source());
            }
            wanted |= term.wanted();
        }
        return wanted;
    }

    /** Batch normalisation with the batch's own statistics: a sum of one term. */
    public Var batchNorm(Var x, Var gamma, Var beta) {
        return sum(List.of(Term.normalised(Channels.all(x.value), x, gamma, beta)), x.value.shape());
    }

    /** {@code [n, c, h, w]} to {@code [n, c]}. */
    public Var spatialMean(Var x) {
        requireKept(x);
        Var y = output(x.wanted, x.value.dim(0), x.value.dim(1));
        return record(new SpatialMean(this, x, y)).out;
    }

    /** {@code x w' + b}: x {@code [n, in]}, weight {@code [out, in]}, bias {@code [out]}. */
    public Var linear(Var x, Var weight, Var bias) {
        Var y = output(x.wanted || weight.wanted, x.value.dim(0), weight.value.dim(0));
        return record(new Linear(this, x, weight, bias, y)).out;
    }

    /** {@code x w}: x {@code [n, in]}, weight {@code [in, out]}. */
    public Var matmul(Var x, Var weight) {
        Var y = output(x.wanted || weight.wanted, x.value.dim(0), weight.value.dim(1));
        return record(new MatMul(this, x, weight, y)).out;
    }

    /** {@code u * v}, element by element. */
    public Var multiply(Var u, Var v) {
        return record(new Product(this, u, v, output(u.wanted || v.wanted, u.value.shape()))).out;
    }

    /** {@code x[rows[i]]} in row i, of a table {@code [n, width]}: words to their vectors. */
    public Var lookUp(Var x, int[] rows) {
        int[] own = vectors.ints(rows.length);
        System.arraycopy(rows, 0, own, 0, own.length);
        return pick(x, own);
    }

    /** Rows {@code from .. from + count - 1} of a table {@code [n, width]}. */
    public Var rows(Var x, int from, int count) {
        return pick(x, consecutive(from, count));
    }

    private Var pick(Var x, int[] rows) {
        return record(new LookUp(this, x, rows, output(x.wanted, rows.length, x.value.dim(1)))).out;
    }

    /** The rows of all parts, {@code [n, width]} each, one part below the other. */
    public Var stack(List<Var> parts) {
        int rows = 0;
        boolean wanted = false;
        for (Var p : parts) {
            rows += p.value.dim(0);
            wanted |= p.wanted;
        }
        Var y = output(wanted, rows, parts.get(0).value.dim(1));
        return record(new Stack(this, parts, y)).out;
    }

    /** The sum of gates: see {@link Gate}. No gates: zero of this shape. */
    public Var highway(List<Gate> gates, int... shape) {
        boolean wanted = false;
        for (int i = 0; i < gates.size() && !wanted; i++) {
            wanted = gates.get(i).wanted();
        }
        return record(new Highway(this, gates, output(wanted, shape))).out;
    }

    // Derivatives.

    /** Adds the loss's gradient to every variable that needs it. */
    public void backward(Loss loss) {
        if (lifetimes != null) {
            throw new IllegalStateException(
                    "backward: expected a pass that kept its values, found one that is forward only.");
        }
        loss.seed(this, 1);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.out.grad.exists()) {
                node.out.grad.finish();
                node.backward();
                if (!retainGrads || !node.readsGradAgain()) {
                    node.out.grad.release();
                }
            }
        }
    }

    /** Forgets all gradients, so that another {@link #backward} begins from zero. */
    public void releaseGrads() {
        vars.forEach(v -> v.grad.release());
        vectors.release();
    }

    /**
     * Sets the direction of a weight for {@link #pushForward}; the caller still owns the tensor. Weights without a direction
     * are constant.
     */
    public void direct(Weight w, Tensor direction) {
        weight(w).tangent = direction;
    }

    /** Computes the tangent of every value from the directions. */
    public void pushForward() {
        for (Node node : nodes) {
            node.push();
        }
        vectors.keep();
    }

    /**
     * Computes the tangents of the gradients of the last {@link #backward}, which must have retained them. Those of leaves are
     * kept.
     */
    public void pushBackward(Loss loss) {
        loss.seedTangent(this, 1);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.out.wanted && (node.out.grad.exists() || !node.readsGradAgain())) {
                node.out.gradTangent.finish();
                node.pushBackward();
                node.out.gradTangent.release();
            }
        }
    }

    /** The weight's gradient in this pass; null if there is none. */
    public Tensor grad(Weight w) {
        Var v = weights.get(w);
        return v == null ? null : v.grad();
    }

    /** The derivative of the weight's gradient along the directions; null stands for zero. */
    public Tensor gradTangent(Weight w) {
        Var v = weights.get(w);
        return v == null ? null : v.gradTangent();
    }

    /** A convolution or linear layer of the pass: its weight and its output, before any normalisation. */
    public record Layer(Var weight, Var out) {}

    /** The convolutions and linear layers in recording order, for proxies that use activations. */
    public List<Layer> weightedLayers() {
        return nodes.stream()
                .filter(n -> n.weight() != null)
                .map(n -> new Layer(n.weight(), n.out))
                .toList();
    }

    /** The inputs of the ReLUs in recording order. */
    public List<Var> reluInputs() {
        return nodes.stream()
                .filter(Relu.class::isInstance)
                .map(n -> ((Relu) n).in())
                .toList();
    }

    /** The maps that the pass normalised, in recording order. */
    public List<Channels> normalised() {
        return nodes.stream()
                .filter(WeightedSum.class::isInstance)
                .flatMap(n -> ((WeightedSum) n).normalised())
                .toList();
    }

    /** The maps that were averaged over their positions, in recording order. */
    public List<Var> averaged() {
        return nodes.stream()
                .filter(SpatialMean.class::isInstance)
                .map(n -> ((SpatialMean) n).in())
                .toList();
    }

    /** Ends the pass; every buffer goes back to the free list. */
    public void clear() {
        tangents.forEach(backend::give);
        tangents.clear();
        for (Var v : vars) {
            v.grad.release();
            v.gradTangent.release();
            v.tangent = null;
            give(v);
        }
        nodes.clear();
        vars.clear();
        weights.clear();
        outline.clear();
        vectors.clear();
        lifetimes = null;
    }

    /** All values in recording order, leaves among them. */
    List<Var> values() {
        return vars;
    }

    // For nodes. The arrays hold until the pass ends, or until the gradients that they were taken for are released.

    /** An array with undefined content. */
    double[] vector(int length) {
        return vectors.doubles(length);
    }

    double[] zeros(int length) {
        double[] v = vectors.doubles(length);
        Arrays.fill(v, 0);
        return v;
    }

    /** {@code from, from + 1, ...} */
    int[] consecutive(int from, int count) {
        int[] v = vectors.ints(count);
        for (int i = 0; i < count; i++) {
            v[i] = from + i;
        }
        return v;
    }

    /** The arguments of the next affine map, empty. */
    Affine affine(int channels) {
        return affine.begin(channels);
    }

    /** The tangent of an operation's output, from the pool. */
    Tensor tangentLike(Var v) {
        v.tangent = take(v.value.shape());
        tangents.add(v.tangent);
        return v.tangent;
    }

    /** A buffer of the pass's own. */
    Tensor scratch(int... shape) {
        return output(false, shape).value;
    }

    /** A buffer that the caller gives back. */
    Tensor take(int... shape) {
        return shape.length == 2 && room.holds(shape[0])
                ? backend.takeTable(room.most(), shape[0], shape[1])
                : backend.take(shape);
    }

    private Var output(boolean wanted, int... shape) {
        return add(new Var(this, take(shape), wanted, true));
    }

    private Var add(Var v) {
        vars.add(v);
        return v;
    }

    /** In a rehearsal a tensor of its backend in place of another one's. */
    private Tensor leaf(Tensor t) {
        return rehearsed == null || vars.stream().anyMatch(v -> v.value == t) ? t : backend.take(t.shape());
    }

    /** Whether the operation that is recorded next is the last to read x. */
    private boolean endsNext(Var x) {
        return lifetimes != null && lifetimes.after(nodes.size()).stream().anyMatch(v -> vars.get(v) == x);
    }

    private Var takeOver(Var x) {
        x.owned = false;
        return add(new Var(this, x.value, x.wanted, true));
    }

    private Node record(Node node) {
        if (rehearsed != null) {
            rehearsed.add(vars.size());
        } else if (lifetimes != null) {
            lifetimes.check(nodes.size(), vars.size());
            lifetimes.after(nodes.size()).forEach(v -> give(vars.get(v)));
        }
        nodes.add(node);
        vectors.keep();
        return node;
    }

    private void give(Var v) {
        if (v.owned) {
            backend.give(v.value);
            v.owned = false;
        }
    }
}
