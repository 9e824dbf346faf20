/**
 * Whether the program still searches as well as it did when a baseline was written. What is measured is in {@link
 * assay.experiments.gate.Quantity}, how it is judged in {@link assay.experiments.gate.GateJudge}; docs/gate.md says why.
 */
package assay.experiments.gate;
