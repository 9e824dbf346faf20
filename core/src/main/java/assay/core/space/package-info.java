/** Search spaces and genotypes: what can be chosen, and how it is written. No numbers about them live here. */
package assay.core.space;
