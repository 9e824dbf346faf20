/** {@code assay run}, {@code report}, {@code reproduce} and {@code correlate}: their options, progress on the terminal, tables and JSON. */
package assay.internal.cli.run;
