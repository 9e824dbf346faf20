/**
 * Architectures as people write them: one file for each notation, told by content. {@link
 * assay.core.space.text.ArchitectureText} is the way in. What is stored is read by {@link
 * assay.core.space.SearchSpace#parse}, which takes the official text alone.
 */
package assay.core.space.text;
