/**
 * Benchmarks that were made with this program: {@link assay.internal.data.built.BuiltFile} is the one file that has everything of one,
 * to be kept and exchanged; {@link assay.internal.data.built.BuiltFormat} imports it into a store;
 * {@link assay.internal.data.built.BuiltStore} finds such stores, and makes that of the embedded one.
 */
package assay.internal.data.built;
