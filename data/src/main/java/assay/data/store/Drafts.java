package assay.data.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Files of this program that are being written and are not yet what they shall be. */
public final class Drafts {
    private static final Set<Draft> OPEN = ConcurrentHashMap.newKeySet();

    private Drafts() {}

    /** One of them, until it is closed. */
    static final class Draft {
        private final Runnable delete;

        private Draft(Runnable delete) {
            this.delete = delete;
        }

        void close() {
            OPEN.remove(this);
        }
    }

    /** @param delete removes the files; nothing happens where they are gone */
    static Draft open(Runnable delete) {
        Draft draft = new Draft(delete);
        OPEN.add(draft);
        return draft;
    }

    /** Removes all of them, for a program that ends at once: whoever writes them fails from now on. */
    public static void discard() {
        OPEN.forEach(draft -> draft.delete.run());
    }
}
