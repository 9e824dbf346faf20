/**
 * The {@code assay} program. {@link assay.internal.cli.Commands} lists the commands; {@link assay.internal.cli.AssayCommand} is
 * their common part, {@link assay.internal.cli.Json} the form of {@code --json}, and {@link
 * assay.internal.experiments.work.AssayHome} knows where files are kept.
 */
package assay.internal.cli;
