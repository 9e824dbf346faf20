/** How a number of ours is compared with a reference: fields of a case, tolerances, what was measured and what was not compared. */
package assay.internal.conformance.check;
