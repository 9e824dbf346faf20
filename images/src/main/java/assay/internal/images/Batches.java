package assay.internal.images;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * The batches of a plan. A cursor prepares them in advance on one daemon thread, or, with {@code ahead} 0, on the calling
 * thread; the batches are the same to the bit. Buffers are reused by the next cursor, so no batch allocates memory from the
 * second epoch on. Safe for threads, each with its own cursor.
 */
public final class Batches implements BatchSource {
    /** Enough batches in advance that varying preparation times do not delay training steps. */
    public static final int DEFAULT_AHEAD = 3;

    private final int steps;
    private final int ahead;
    private final Supplier<Workspace> workspaces;
    private final Deque<Workspace> idle = new ConcurrentLinkedDeque<>();

    public Batches(BatchPlan plan) {
        this(plan, DEFAULT_AHEAD);
    }

    /** @param ahead how many batches are prepared in advance; 0: prepare on the calling thread */
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
