package assay.internal.experiments.referee;

import assay.core.error.UsageException;

/** The answer of a run after some of its rows, if no row says that it is final. */
public enum AnswerRule {
    /** The architecture with the best score so far: the rows are evaluations. */
    BEST,
    /** The architecture of the last row: the rows are states of one search. */
    LAST;

    /** @throws UsageException naming both words */
    public static AnswerRule of(String key) {
        for (AnswerRule rule : values()) {
            if (rule.key().equals(key)) {
                return rule;
            }
        }
        throw new UsageException("--answer: expected best or last, found '" + key + "'.");
    }

    /** The word in files and flags: {@code best}. */
    public String key() {
        return this == BEST ? "best" : "last";
    }

    /** A description for people. */
    String words() {
        return this == BEST ? "the architecture with the best score so far" : "the architecture of the last row so far";
    }
}
