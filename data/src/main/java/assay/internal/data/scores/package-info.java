/**
 * Scores of many architectures. {@link assay.internal.data.scores.ScoreFile} stores them while they are computed and can
 * continue after a kill. {@link assay.internal.data.scores.Scores} reads what was written.
 */
package assay.internal.data.scores;
