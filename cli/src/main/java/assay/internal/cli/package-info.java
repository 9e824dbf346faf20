/**
 * The {@code assay} program. {@link assay.cli.Commands} lists the commands; {@link assay.cli.AssayCommand} is what they
 * share, {@link assay.cli.Json} the form of {@code --json}, {@link assay.experiments.work.AssayHome} where things are kept.
 */
package assay.cli;
