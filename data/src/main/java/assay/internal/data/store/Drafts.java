package assay.internal.data.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files of this program that are being written and are not yet what they shall be. */
public final class Drafts {
    private static final Set<Draft> OPEN = ConcurrentHashMap.newKeySet();

    private Drafts() {}

    /** One of them, until it is closed. */
    public static final class Draft {
        private final Runnable delete;
        private volatile boolean kept;

        private Draft(Runnable delete) {
            this.delete = delete;
        }

        /** From now on an interruption leaves it: it is worth going on from. */
        void keep() {
            kept = true;
        }

        /** It has become what it shall be, or is gone. */
        public void close() {
            OPEN.remove(this);
        }
    }

    /** @param delete removes the files; nothing happens where they are gone */
    public static Draft open(Runnable delete) {
        Draft draft = new Draft(delete);
        OPEN.add(draft);
        return draft;
    }

    /**
     * Removes those that nobody goes on from, for a program that ends at once: whoever writes them fails from now on.
     *
     * @return whether one was left to go on from
     */
    public static boolean discard() {
        OPEN.stream().filter(draft -> !draft.kept).forEach(draft -> draft.delete.run());
        return OPEN.stream().anyMatch(draft -> draft.kept);
    }
}
