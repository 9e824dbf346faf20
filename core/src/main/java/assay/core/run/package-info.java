/** Records of what was run, as the run store keeps them and reports read them. */
package assay.core.run;
