/**
 * Benchmarks that were made with this program: {@link assay.data.built.BuiltFile} is the one file that has everything of one,
 * to be kept and exchanged; {@link assay.data.built.BuiltFormat} imports it into a store;
 * {@link assay.data.built.BuiltStore} finds such stores, and makes that of the embedded one.
 */
package assay.data.built;
