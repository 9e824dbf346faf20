/**
 * The {@code assay} program. {@link assay.internal.cli.Commands} lists the commands; {@link assay.internal.cli.AssayCommand} is what they
 * share, {@link assay.internal.cli.Json} the form of {@code --json}, {@link assay.internal.experiments.work.AssayHome} where things are kept.
 */
package assay.internal.cli;
