package assay.internal.experiments.referee;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.truth.Benchmark;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.JudgedConfig;
import assay.internal.experiments.config.TruthConfig;
import assay.internal.experiments.judge.TruthTable;
import assay.internal.experiments.work.Benchmarks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The open table that judges, and the questions to it. */
public final class JudgedTable implements AutoCloseable {
    private final SpaceKit kit;
    private final TruthConfig asked;
    private final StoreTruth truth;

    private JudgedTable(SpaceKit kit, TruthConfig asked, StoreTruth truth) {
        this.kit = kit;
        this.asked = asked;
        this.truth = truth;
    }

    /**
     * Opens it.
     *
     * @param on {@code 201}, {@code mini201/fashion-mini}, {@code 1shot1-3}: a table, or a space with a table, and optionally
     *     data sets; by default all data sets that papers report
     * @param schedule epochs of the trainings; empty: the longest
     * @param data folder from which a published table is imported if that was not done yet
     * @throws UsageException naming the existing tables
     */
    public static JudgedTable open(
            String on, Optional<Integer> schedule, Optional<Path> data, Consumer<String> remark) {
        int slash = on.indexOf('/');
        String name = slash < 0 ? on : on.substring(0, slash);
        List<String> datasets = slash < 0
                ? List.of()
                : Arrays.stream(on.substring(slash + 1).split(","))
                        .map(String::strip)
                        .toList();
        SpaceKit kit = kit(name);
        requireNetworks(name);
        if (kit.benchmark().isEmpty()) {
            throw new UsageException("--on " + name + ": expected a space that a table judges, found one without. Give"
                    + " --retrain: the answers are trained then (docs/judge.md).");
        }
        Benchmark benchmark = benchmark(kit, name);
        return new JudgedTable(
                kit, JudgedConfig.asked(benchmark, datasets, schedule), TruthTable.open(benchmark, data, remark));
    }

    /**
     * Refuses a space whose architectures neither a table nor the training of networks on images can judge.
     *
     * @param on as it was given
     * @throws UsageException saying what to do instead
     */
    public static void requireNetworks(String on) {
        if (named(on).anyMatch(SpaceKit::readsText)) {
            throw new UsageException("--on " + on + ": expected a space of networks for images, found one of language"
                    + " models. Train each cell, and compare the perplexities: assay train --arch CELL --text FOLDER"
                    + " --seed N --json (docs/recurrent.md).");
        }
    }

    /** The table of an earlier judgement. */
    static JudgedTable of(JudgedConfig config, Optional<Path> data, Consumer<String> remark) {
        return new JudgedTable(
                SpaceKits.named(config.space(), "judge"),
                config.truth(),
                TruthTable.open(config.truth().benchmark(), data, remark));
    }

    /** Whether this is a space without a table, so that answers must be trained. */
    public static boolean isUntabled(String on) {
        return named(on).anyMatch(k -> k.benchmark().isEmpty());
    }

    private static Stream<SpaceKit> named(String on) {
        return SpaceKits.all().stream()
                .filter(k -> k.shortName().equals(on) || k.name().equals(on));
    }

    /**
     * The space with this name, or the one of the table with this name.
     *
     * @throws UsageException naming the tables
     */
    public static SpaceKit kit(String name) {
        return named(name)
                .findFirst()
                .orElseGet(() -> SpaceKits.named(Benchmarks.named(name).space(), "--on"));
    }

    /** The table that judges {@link #kit}. */
    public static Benchmark benchmark(SpaceKit kit, String name) {
        return kit.benchmark().filter(b -> !kit.ownsTable()).orElseGet(() -> Benchmarks.named(name));
    }

    public SpaceKit kit() {
        return kit;
    }

    public TruthConfig asked() {
        return asked;
    }

    public StoreTruth truth() {
        return truth;
    }

    /** Reads architectures of its space. */
    public ArchitectureReader architectures() {
        return ArchitectureReader.of(kit, truth);
    }

    /** {@code mini201: fashion-mini, valid and test, after 6 epochs, mean over the table's trials}. */
    public String words() {
        return asked.benchmark().shortName() + ": " + String.join(", ", asked.datasets()) + "; valid and test, after "
                + asked.schedule() + " epochs, mean over the table's trials";
    }

    /** A description of the judge, for the provenance. */
    Map<String, String> facts() {
        return TruthTable.facts(asked.benchmark());
    }

    @Override
    public void close() {
        truth.close();
    }
}
