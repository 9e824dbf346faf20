package assay.internal.experiments.place;

import assay.core.run.WorkListener;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells a listener what happens to units, and remembers which ones failed. A subclass keeps the answers. */
public abstract class ToldResults<U extends Serializable> implements UnitResults<U> {
    private final WorkListener listener;
    private final Map<U, String> failed = new LinkedHashMap<>();

    /** @param listener is told of each finished part, each failure and each remark */
    protected ToldResults(WorkListener listener) {
        this.listener = listener;
    }

    @Override
    public final void part(U unit, String name, double weight) {
        listener.finished(name, weight);
    }

    @Override
    public final synchronized void failed(U unit, String why) {
        failed.put(unit, why);
        listener.failed(unit.toString(), why);
    }

    @Override
    public final void remark(String text) {
        listener.remark(text);
    }

    /**
     * Does nothing if no unit failed.
     *
     * @param command the first word of the message
     * @param of the number of all units
     * @param kept where the work of the others is
     * @throws UnitsFailedException that names those that failed
     */
    public final synchronized void throwIfAnyFailed(String command, int of, String kept) {
        UnitsFailedException.throwIfAny(command, failed, of, kept);
    }
}
