package assay.internal.experiments.sweep;

import assay.core.error.UsageException;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.random.Seeds;
import assay.core.run.WorkListener;
import assay.core.space.Genotype;
import assay.internal.data.scores.ArchList;
import assay.internal.data.scores.ScoreFile;
import assay.internal.data.scores.ScoreTarget;
import assay.internal.data.scores.ScoredSpace;
import assay.internal.data.scores.Scores;
import assay.internal.data.store.Export;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.plan.WorkCost;
import assay.internal.experiments.spaces.ScoreFit;
import assay.internal.experiments.spaces.ScoreSettings;
import assay.internal.experiments.work.Benchmarks;
import assay.internal.experiments.work.Limits;
import assay.internal.experiments.work.StopSignal;
import assay.internal.proxies.study.Agreement;
import assay.proxies.Proxies;
import assay.proxies.Proxy;
import assay.supernet.kit.NetworkKits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sweep that is asked for, checked: which networks of a space are scored, by which proxies, and how.
 *
 * @param space what commands call it
 * @param proxies their names
 * @param list the architectures, if they are not those of the space
 * @param judged the accuracies beside which scores are put at the end: of a sample of the table, if the space is too large to
 *     be scored whole, or of the list
 */
public record SweepRequest(
        String space,
        ScoreSettings settings,
        SweepPlan plan,
        List<String> proxies,
        Optional<ArchList> list,
        List<TableSample> judged) {
    /** A larger space is sampled. */
    private static final int MOST = 100_000;

    private static final int RESAMPLES = 100;

    /**
     * Checks what is asked for, and draws the sample.
     *
     * @param space what commands call it
     * @param first how many architectures, from the first one on; null: all
     * @param sample how many to draw from the table; null: none are drawn
     * @param store the table of the sample; null: the default
     * @throws UsageException if the space has no table, or is too large to be scored whole
     */
    public static SweepRequest of(
            String space, ScoreSettings settings, List<Proxy> scored, Integer first, Integer sample, Path store) {
        SpaceKit kit = SpaceKits.called(space, "proxy sweep");
        int all = kit.ownsTable() ? kit.numbering().orElseThrow().size() : 0;
        if (all == 0) {
            throw new UsageException("proxy sweep: expected a space that a table is about, found '" + space
                    + "'. Of other spaces, list the architectures in a file: --archs FILE.");
        }
        List<String> proxies = scored.stream().map(Proxy::name).toList();
        if (sample == null) {
            if (all > MOST) {
                throw new UsageException("proxy sweep: expected --sample N with a space of more than " + MOST
                        + " architectures, found none with space " + space + ", which has " + all + ".");
            }
            int count = Limits.require("--first", first == null ? all : first, 1, all);
            SweepPlan plan = SweepPlan.of(kit, proxies, count, settings.convBias());
            return new SweepRequest(space, settings, plan, proxies, Optional.empty(), List.of());
        }
        if (first != null) {
            throw new UsageException("proxy sweep: expected --first or --sample, found both.");
        }
        Path table = store != null
                ? store
                : Benchmarks.store(kit.benchmark().orElseThrow().key());
        List<TableSample> drawn = TableSample.draw(kit, table.toAbsolutePath(), sample, settings.seed());
        SweepPlan plan = SweepPlan.of(kit, proxies, drawn.get(0).archs(), settings.convBias());
        return new SweepRequest(space, settings, plan, proxies, Optional.empty(), drawn);
    }

    /**
     * The same for the architectures of a list; each has a network of its own.
     *
     * @param first how many, from the first one on; null: all
     */
    public static SweepRequest of(ArchList list, ScoreSettings settings, List<Proxy> scored, Integer first) {
        List<String> proxies = scored.stream().map(Proxy::name).toList();
        int count = Limits.require("--first", first == null ? list.size() : first, 1, list.size());
        int[] archs = IntStream.range(0, count).toArray();
        List<TableSample> judged = list.accuracies().entrySet().stream()
                .map(a -> new TableSample(
                        archs,
                        Arrays.copyOf(a.getValue(), count),
                        "accuracy, percent: column " + a.getKey() + " of "
                                + list.file().getFileName()))
                .toList();
        SweepPlan plan = SweepPlan.each(proxies, archs);
        return new SweepRequest(list.kit().shortName(), settings, plan, proxies, Optional.of(list), judged);
    }

    private SpaceKit kit() {
        return SpaceKits.called(space, "proxy sweep");
    }

    private OfficialNumbers numbers() {
        return list.<OfficialNumbers>map(l -> l)
                .orElseGet(() -> kit().numbering().orElseThrow());
    }

    /** The settings in words, as the file keeps them. */
    public Map<String, String> words() {
        return ScoreTarget.settings(
                settings.words(scored()), list.map(ArchList::name).orElse(space));
    }

    /**
     * The networks of some of its cells.
     *
     * @param range {@code FROM..TO}, counted from 0
     */
    public SweepPlan part(String range) {
        int all = plan.archs().length;
        if (!range.matches("\\d{1,9}\\.\\.\\d{1,9}")) {
            throw new UsageException("--range: expected FROM..TO, found '" + range + "'.");
        }
        int from = Integer.parseInt(range.substring(0, range.indexOf('.')));
        int to = Integer.parseInt(range.substring(range.lastIndexOf('.') + 1));
        if (from >= to || to > all) {
            throw new UsageException("--range: expected FROM..TO within 0.." + all + ", found " + range + ".");
        }
        return plan.part(from, to);
    }

    /**
     * Scores a part of the plan, or all of it, into a file.
     *
     * @throws assay.core.error.InterruptedRunException if it was stopped; the listener was told, and finished scores are saved
     */
    public void run(SweepPlan part, Path file, Workplace place, WorkListener listener) {
        try (StopSignal stop = new StopSignal();
                ScoreFile scores = new ScoreFile(file, words())) {
            new Sweep(kit(), settings, list, scores, stop).run(part, proxies, place, listener);
        }
    }

    /**
     * Joins the files of all parts into a new one.
     *
     * @throws UsageException if they are not all of this sweep's scores; then there is no new file
     */
    public void join(List<Path> parts, Path file) {
        boolean joined = false;
        try (ScoreFile scores = new ScoreFile(file, words())) {
            proxies.forEach(
                    p -> scores.classes(p, plan.archs(), plan.representatives().get(p)));
            scores.take(parts, words());
            joined = true;
        } finally {
            if (!joined) {
                drop(file);
            }
        }
    }

    /** Makes a Parquet file from the file of the work in progress, and deletes that file. */
    public static void export(Path work, Path parquet) {
        ScoreFile.export(work, parquet, Export.Format.PARQUET);
        drop(work);
    }

    private static void drop(Path work) {
        try {
            Files.deleteIfExists(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks that this number of its networks fits into memory together.
     *
     * @param lower the options by which the user can lower the need
     * @throws UsageException if they do not
     */
    public void requireMemory(int together, String lower) {
        ScoreFit fit = fit();
        fit.check(fit.largest(architectures()), together, lower);
    }

    /**
     * The cost of the whole sweep.
     *
     * @param timed whether its cheapest and its most expensive network are scored for that
     * @param workers threads on one machine
     */
    public WorkCost cost(boolean timed, int workers) {
        ScoreFit fit = fit();
        return new WorkCost(
                timed ? new SweepEstimate(kit(), numbers(), settings).seconds(plan, proxies) : 0,
                WorkCost.heapNow(),
                fit.bytes(fit.largest(architectures())),
                workers,
                List.of(plan.archs().length + " cells by " + String.join(", ", proxies)
                        + "; the cheapest and the most expensive network were scored where this was written"));
    }

    private Stream<Genotype> architectures() {
        OfficialNumbers numbers = numbers();
        return Arrays.stream(plan.archs()).mapToObj(numbers::at);
    }

    private ScoreFit fit() {
        return settings.fit(NetworkKits.of(kit(), "proxy sweep"), scored());
    }

    private List<Proxy> scored() {
        return proxies.stream().map(Proxies::named).toList();
    }

    /** The agreement of each proxy with these accuracies, by name. @param sample one of {@code judged} */
    public Map<String, Agreement> agreement(Path file, TableSample sample) {
        Map<String, Agreement> found = new LinkedHashMap<>();
        Scores scores = list.map(l -> Scores.read(file, ScoredSpace.of(l)))
                .orElseGet(() -> Scores.read(file, space, numbers().size()));
        for (String p : proxies) {
            double[] values = scores.of(p);
            double[] ofSample =
                    Arrays.stream(sample.archs()).mapToDouble(i -> values[i]).toArray();
            found.put(p, Agreement.of(ofSample, sample.accuracy(), RESAMPLES, new Seeds(0).child(p)));
        }
        return found;
    }
}
