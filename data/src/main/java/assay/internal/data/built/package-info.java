/**
 * Benchmarks that were made with this program: {@link assay.internal.data.built.BuiltFile} is one file with everything
 * about one benchmark, made to be kept and exchanged; {@link assay.internal.data.built.BuiltFormat} imports it into a
 * store; {@link assay.internal.data.built.BuiltStore} finds such stores, and makes the store of the embedded benchmark.
 */
package assay.internal.data.built;
