/** Options that several commands share, each described once. A command uses them as a picocli mixin. */
package assay.internal.cli.options;
