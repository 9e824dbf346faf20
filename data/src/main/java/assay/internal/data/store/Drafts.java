package assay.internal.data.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The files that this program is writing and has not finished. */
public final class Drafts {
    private static final Set<Draft> OPEN = ConcurrentHashMap.newKeySet();

    private Drafts() {}

    /** One unfinished file. It counts as unfinished until it is closed. */
    public static final class Draft {
        private final Runnable delete;
        private volatile boolean kept;

        private Draft(Runnable delete) {
            this.delete = delete;
        }

        /** From now on the file is kept when the program is interrupted, because the work can continue from it. */
        void keep() {
            kept = true;
        }

        /** Call this when the file is finished or deleted. */
        public void close() {
            OPEN.remove(this);
        }
    }

    /** @param delete removes the files; does nothing if they do not exist any more */
    public static Draft open(Runnable delete) {
        Draft draft = new Draft(delete);
        OPEN.add(draft);
        return draft;
    }

    /**
     * Removes the unfinished files from which no work can continue. It is for a program that ends immediately: code that
     * still writes these files fails from now on.
     *
     * @return whether a file was kept from which work can continue
     */
    public static boolean discard() {
        OPEN.stream().filter(draft -> !draft.kept).forEach(draft -> draft.delete.run());
        return OPEN.stream().anyMatch(draft -> draft.kept);
    }
}
