/**
 * {@code assay gate}: tests whether the program still searches as well as at the time of the baseline. {@link
 * assay.internal.experiments.gate.Quantity} says what is measured, {@link assay.internal.experiments.gate.GateJudge} how it is
 * compared, and docs/gate.md why.
 */
package assay.internal.cli.gate;
