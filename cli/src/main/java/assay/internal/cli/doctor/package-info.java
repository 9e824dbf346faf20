/** {@code assay doctor}: what the program finds on this machine, and hints where something is missing. */
package assay.internal.cli.doctor;
