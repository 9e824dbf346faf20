/** A benchmark's table as the oracle of searches that only ask. */
package assay.internal.data.blackbox;
