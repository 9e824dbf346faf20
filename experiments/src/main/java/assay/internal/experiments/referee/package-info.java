/**
 * Judges the results of any search. {@link assay.internal.experiments.referee.RowReader} reads rows of users, {@link
 * assay.internal.experiments.referee.Referee} makes an experiment from them. Reports, stores and comparisons use it like any
 * other experiment.
 */
package assay.internal.experiments.referee;
