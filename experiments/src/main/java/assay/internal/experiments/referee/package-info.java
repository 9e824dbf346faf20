/**
 * Judges what anybody's search found. {@link assay.internal.experiments.referee.RowReader} reads rows as people have them, {@link
 * assay.internal.experiments.referee.Referee} makes an experiment of them, which reports, stores and comparisons take like any other.
 */
package assay.internal.experiments.referee;
