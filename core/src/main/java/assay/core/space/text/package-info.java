/**
 * Architectures as people write them, with one file for each notation. {@link assay.core.space.text.ArchitectureText} is the
 * entry point. Stored architectures are read by {@link assay.core.space.SearchSpace#parse}, which accepts only the official
 * text.
 */
package assay.core.space.text;
