/**
 * Assay from Java, in four classes: ask a table ({@link assay.api.AssayTable}), run an experiment ({@link
 * assay.api.AssayRun}), score an untrained network by proxies ({@link assay.api.AssayScores}), make a report ({@link
 * assay.api.AssayReport}). docs/java.md has an example of each.
 *
 * <p>This package, and the records of {@code assay.core} that it takes and returns, stay as they are within one minor
 * version. Everything else may change with any version.
 */
package assay.api;
