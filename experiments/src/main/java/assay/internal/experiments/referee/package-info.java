/**
 * Judges what anybody's search found. {@link assay.experiments.referee.RowReader} reads rows as people have them, {@link
 * assay.experiments.referee.Referee} makes an experiment of them, which reports, stores and comparisons take like any other.
 */
package assay.experiments.referee;
