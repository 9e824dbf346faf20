/** Records of what was run, as the run store keeps them and reports read them; trainings among them can judge. Uses {@link
 * assay.core.truth}, never the other way round. */
package assay.core.run;
