/**
 * Records of what was run, as the run store keeps them and reports read them. Records of trainings can judge architectures.
 * Uses {@link assay.core.truth}, never the other way round.
 */
package assay.core.run;
