package assay.internal.experiments.gate;

import assay.internal.experiments.gate.Finding.Verdict;

/** The verdict of the gate in one word. */
public enum GateVerdict {
    /** Something is shown to be worse, or failed: the gate is closed. */
    WORSE("worse", "Worse"),
    /** Nothing is shown to be worse, but a search behaves differently: the gate is closed. */
    CHANGED("changed", "Changed"),
    /** Something is shown to be better by more than its margin, and nothing to be worse. */
    BETTER("better", "Better"),
    /** No difference is shown. */
    NOT_SHOWN_WORSE("not_shown_worse", "Not shown worse");

    private final String key;
    private final String word;

    GateVerdict(String key, String word) {
        this.key = key;
        this.word = word;
    }

    /** The word in JSON. */
    public String key() {
        return key;
    }

    /** The word at the beginning of a sentence. */
    public String word() {
        return word;
    }

    static GateVerdict of(GateAnswer answer) {
        if (answer.bad().stream().anyMatch(f -> f.verdict() != Verdict.CHANGED)) {
            return WORSE;
        }
        if (!answer.bad().isEmpty()) {
            return CHANGED;
        }
        return answer.findings().stream().anyMatch(f -> f.isBetter(answer.alpha())) ? BETTER : NOT_SHOWN_WORSE;
    }
}
