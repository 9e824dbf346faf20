package assay.internal.experiments.external;

import java.util.Locale;

/** Why a question is refused. The search continues. */
enum Reason {
    /** The budget is spent, or drops the training. Such questions are counted. */
    BUDGET,
    /** The table does not have the number; nothing is charged. */
    TABLE,
    /** It is not an architecture of the space. */
    ARCHITECTURE,
    /** Not now: no worker is free, or none trains. */
    BUSY,
    /** A value that this experiment does not have: a schedule, epochs, a proxy. */
    VALUE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
