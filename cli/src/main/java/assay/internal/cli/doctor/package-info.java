/** {@code assay doctor}: describes this machine, and gives hints if something is missing. */
package assay.internal.cli.doctor;
