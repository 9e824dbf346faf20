/**
 * Scores of many architectures: {@link assay.internal.data.scores.ScoreFile} takes them as they come and goes on after a kill,
 * {@link assay.internal.data.scores.Scores} reads what was written.
 */
package assay.internal.data.scores;
