/** Questions to tabular benchmarks and their answers: types that make the wrong question impossible to ask. */
package assay.core.truth;
