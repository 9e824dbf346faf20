/** Randomness is handed in: one root seed, named streams. */
package assay.core.random;
