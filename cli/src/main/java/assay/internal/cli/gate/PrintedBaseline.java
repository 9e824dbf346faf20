package assay.internal.cli.gate;

import assay.internal.core.number.Decimals;
import assay.internal.core.stats.Summary;
import assay.internal.core.text.TextTable;
import assay.internal.experiments.gate.Baseline;
import assay.internal.experiments.gate.SeedSeries;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** A baseline that was just written, as a table. */
final class PrintedBaseline {
    private PrintedBaseline() {}

    static void print(PrintWriter out, Path file, Baseline baseline, List<Long> seeds) {
        TextTable table = new TextTable("quantity", "of", "unit", "mean", "standard deviation");
        for (SeedSeries s : baseline.gauged().series()) {
            Summary summary = Summary.of(s.all());
            table.row(
                    s.quantity().key(),
                    s.of(),
                    s.quantity().unit(),
                    Decimals.text(summary.mean(), 3),
                    Decimals.text(summary.standardDeviation(), 3));
        }
        table.print(out);
        out.println("Baseline written, of " + seeds.size() + " seeds: " + file);
        out.flush();
    }
}
