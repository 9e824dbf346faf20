/** A benchmark's table as an oracle, for searches that do nothing but ask it. */
package assay.internal.data.blackbox;
