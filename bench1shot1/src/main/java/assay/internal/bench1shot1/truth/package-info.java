/** How measurements of NAS-Bench-101 get into its store: {@link assay.bench1shot1.truth.TruthImport101} names the forms. */
package assay.bench1shot1.truth;
