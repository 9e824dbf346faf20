/** Options that several commands have, each described once; a command takes them as a picocli mixin. */
package assay.internal.cli.options;
