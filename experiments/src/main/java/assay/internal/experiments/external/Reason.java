package assay.internal.experiments.external;

import java.util.Locale;

/** Why a question is refused; the search goes on. */
enum Reason {
    /** The budget is spent, or drops the training. Such questions are noted. */
    BUDGET,
    /** The table does not have it; nothing is charged. */
    TABLE,
    /** It is no architecture of the space. */
    ARCHITECTURE,
    /** Not now: no worker is free, or none trains. */
    BUSY,
    /** A value that this experiment does not have: a schedule, epochs, a proxy. */
    VALUE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
