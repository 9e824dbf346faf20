package assay.internal.cli.proxy;

import assay.core.error.UsageException;
import assay.internal.cli.AssayCommand;
import picocli.CommandLine.Command;

/** {@code assay proxy}: the commands for zero-cost proxies. */
@Command(
        name = "proxy",
        header = "Score untrained networks by zero-cost proxies.",
        description = "Zero-cost proxies: score untrained networks, one or a whole space, and compare with the table.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ScoreCommand.class, SweepCommand.class, ProxyCorrelateCommand.class, StudyCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay proxy score 201 --index 6111 --proxies synflow,params --json",
            "  assay proxy sweep 201 --proxies synflow --out synflow.parquet",
            "  assay proxy correlate synflow.parquet",
            "  assay proxy study synflow.parquet"
        })
public final class ProxyCommand extends AssayCommand {
    @Override
    public Integer call() {
        throw new UsageException("proxy: expected a command after it, found none. See assay proxy --help.");
    }
}
