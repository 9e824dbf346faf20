/**
 * The comparison of our numbers with references: fields of a case, tolerances, measured quantities, and what was not compared.
 */
package assay.internal.conformance.check;
