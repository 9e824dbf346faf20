/**
 * {@code assay gate}: whether the program still searches as well as it did when the baseline was written. What is measured is
 * in {@link assay.internal.experiments.gate.Quantity}, how it is judged in {@link assay.internal.experiments.gate.GateJudge}; docs/gate.md says why.
 */
package assay.internal.cli.gate;
