package assay.internal.experiments.external;

import assay.core.blackbox.Ledger;
import assay.core.blackbox.Watch;
import assay.core.kit.SpaceKits;
import assay.core.random.Seeds;
import assay.core.space.SearchSpace;
import assay.internal.core.io.FolderTree;
import assay.internal.data.built.BuiltStore;
import assay.internal.data.built.Embedded;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.methods.AskingMethods;
import assay.internal.experiments.methods.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The table that the program carries, and programs that ask it. */
final class MiniTable {
    final SearchSpace space = SpaceKits.named("nasbench201", "space").search().orElseThrow();
    final StoreTruth truth;

    private MiniTable(Path folder) {
        Path store = folder.resolve("mini201.duckdb");
        Embedded.TABLE.require(store, "test");
        truth = StoreTruth.open(BuiltStore.benchmark(store).orElseThrow(), store);
    }

    private static final class Made {
        static final MiniTable ONE = make();

        private static MiniTable make() {
            try {
                Path folder = Files.createTempDirectory("mini201");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return new MiniTable(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try {
                FolderTree.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Made once for all tests. */
    static MiniTable get() {
        return Made.ONE;
    }

    /** @param settings as an experiment file has them: {@code budget_s: 100} */
    static MethodConfig program(String settings) {
        String text = "space: nasbench201\ntruth: {benchmark: mini201}\nmethods: [{mine: {command: [sh], " + settings
                + "}}]\n";
        return ExperimentConfig.parse(text, "x", List.of(), Catalogue.methods())
                .methods()
                .get(0);
    }

    AskedTable asked(MethodConfig config) {
        return new AskedTable(
                config,
                "nasbench201",
                truth,
                (proxy, arch) ->
                        proxy.equals("params") ? OptionalDouble.of(arch.text().length()) : OptionalDouble.empty());
    }

    Ledger ledger(MethodConfig config) {
        AskedTable table = asked(config);
        return new Ledger(
                table.oracle(table.schedule()),
                AskingMethods.budget(config),
                new Seeds(0).stream("trials"),
                Watch.NONE,
                table.workers());
    }

    /** {@code {"a":'x'}} with double quotes, which are easier to read without. */
    static String json(String text, Object... values) {
        return String.format(Locale.ROOT, text, values).replace('\'', '"');
    }
}
