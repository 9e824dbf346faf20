/**
 * Scores of many architectures: {@link assay.data.scores.ScoreFile} takes them as they come and goes on after a kill,
 * {@link assay.data.scores.Scores} reads what was written.
 */
package assay.data.scores;
