/** The recurrent cells of DARTS, for language models: genotypes, their text, published ones, and what they cost. */
package assay.core.space.recurrent;
