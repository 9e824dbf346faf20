/** How measurements of NAS-Bench-101 get into its store: {@link assay.internal.bench1shot1.truth.TruthImport101} names the forms. */
package assay.internal.bench1shot1.truth;
