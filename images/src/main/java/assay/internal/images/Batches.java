package assay.internal.images;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * The batches of a plan. A cursor prepares them ahead on one daemon thread, or, with {@code ahead} 0, on the thread that
 * asks; the batches are the same to the bit. Buffers are kept from one cursor to the next, so that from the second epoch
 * on no batch allocates any. Safe for threads, each with its own cursor.
 */
public final class Batches implements BatchSource {
    /** Enough to hide the jitter of preparation behind the training step. */
    public static final int DEFAULT_AHEAD = 3;

    private final int steps;
    private final int ahead;
    private final Supplier<Workspace> workspaces;
    private final Deque<Workspace> idle = new ConcurrentLinkedDeque<>();

    public Batches(BatchPlan plan) {
        this(plan, DEFAULT_AHEAD);
    }

    /** @param ahead how many batches may be ready before they are asked for; 0: prepare on the calling thread */
    public Batches(BatchPlan plan, int ahead) {
        this(plan.stepsPerEpoch(), ahead, () -> new Workspace(plan, ahead + 1));
    }

    Batches(int steps, int ahead, Supplier<Workspace> workspaces) {
        if (ahead < 0) {
            throw new IllegalArgumentException("batches: expected 0 or more ahead, found " + ahead);
        }
        this.steps = steps;
        this.ahead = ahead;
        this.workspaces = workspaces;
    }

    @Override
    public int stepsPerEpoch() {
        return steps;
    }

    @Override
    public BatchCursor epoch(int epoch, int fromStep) {
        if (epoch < 0 || fromStep < 0 || fromStep > steps) {
            throw new IllegalArgumentException("batches: expected an epoch from 0 and a step 0.." + steps + ", found "
                    + epoch + " and " + fromStep);
        }
        Workspace kept = idle.poll();
        Workspace workspace = kept == null ? workspaces.get() : kept;
        workspace.begin(epoch);
        Runnable giveBack = () -> idle.push(workspace);
        return ahead == 0
                ? new DirectCursor(workspace, fromStep, steps, giveBack)
                : new ThreadCursor(workspace, fromStep, steps, giveBack);
    }
}
