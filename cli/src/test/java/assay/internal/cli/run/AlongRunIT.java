package assay.internal.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.internal.cli.Ran;
import assay.internal.data.runs.RunStore;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Methods that answer with the epoch that their search prefers. */
class AlongRunIT extends TinyRuns {
    @Test
    void aSearch_answersWithItsBestEpoch_inARowOfItsOwn() throws Exception {
        useTheImportedTable();
        Files.writeString(config, """
                images: {train: 48, valid: 48, size: 8}
                supernet: {channels: 2, cells: 1, epochs: 4, batch: 16, weight_rate: 0.05}
                methods:
                  - darts: {alpha_rate: 0.05, warmup: 1}
                  - darts@child: {alpha_rate: 0.05, warmup: 1, along: child-loss}
                  - darts@supernet: {alpha_rate: 0.05, warmup: 1, along: supernet-loss}
                  - darts@params: {alpha_rate: 0.05, warmup: 1, along: proxy, proxy: params, proxy_channels: 2, proxy_cells: 1}
                seeds: [0]
                """);
        Ran ran = Ran.assay(line("a"));
        assertEquals(0, ran.code(), ran.err());
        RunStore store = RunStore.open(home.resolve("runs.duckdb"));
        Map<String, RunRecord> runs = store.load(store.list().get(0).id()).runs().stream()
                .collect(Collectors.toMap(RunRecord::method, r -> r));
        List<EpochRecord> epochs = runs.get("darts").epochs();
        assertEquals(epochs.get(3).incumbent(), runs.get("darts").chosen());
        runs.values().forEach(r -> assertEquals(epochs, r.epochs(), "one search for all"));
        chosen(runs.get("darts@child"), e -> -e.diagnostics().get(EpochRecord.CHILD_LOSS));
        chosen(runs.get("darts@supernet"), e -> -e.validLoss().orElseThrow());
        Sample best = runs.get("darts@params").samples().stream()
                .skip(1)
                .reduce((a, b) -> b.score().orElseThrow() > a.score().orElseThrow() ? b : a)
                .orElseThrow();
        assertEquals(best.arch(), runs.get("darts@params").chosen());
        String report = Files.readString(out("a").resolve("report.md"));
        assertTrue(report.contains("Chosen along the search"), "the report has its table");
        List<String> rows = Files.readAllLines(out("a").resolve("tables/along.csv"));
        assertEquals(1 + 3 * 3, rows.size(), "three methods on three data sets: " + rows);
        assertTrue(rows.get(1).startsWith("darts@child,0,4,"), rows.get(1));
        Files.writeString(config, Files.readString(config).replace("proxy: params,", "proxy: nothing,"));
        Ran wrong = Ran.assay(line("b"));
        assertEquals(2, wrong.code(), wrong.err());
        assertTrue(wrong.err().contains("methods.darts@params.proxy: expected one of"), wrong.err());
    }

    private static void chosen(RunRecord run, Function<EpochRecord, Double> score) {
        EpochRecord best = run.epochs().get(1);
        for (EpochRecord e : run.epochs().subList(2, 4)) {
            best = score.apply(e) > score.apply(best) ? e : best;
        }
        assertEquals(best.incumbent(), run.chosen(), run.method());
        assertEquals(4, run.samples().size());
        assertTrue(run.samples().get(0).score().isEmpty(), "the architecture did not learn in the warm-up");
    }
}
