package assay.internal.experiments.gate;

import assay.core.error.OutOfTableException;
import assay.internal.experiments.config.JudgedConfig;
import assay.internal.experiments.referee.ArchitectureReader;
import assay.internal.experiments.referee.JudgedTable;
import assay.internal.experiments.work.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The gate on architectures that come from a program in the same process, without files. */
public final class FoundGate implements AutoCloseable {
    private final String method;
    private final JudgedTable table;
    private final ArchitectureReader architectures;
    private final Landscape landscape;
    private final JudgedGauge gauge;
    private final SortedSet<Long> seeds = new TreeSet<>();

    private FoundGate(String method, JudgedTable table) {
        this.method = method;
        this.table = table;
        architectures = table.architectures();
        landscape = new Landscape(
                table.kit(),
                table.truth(),
                table.asked().benchmark().dataset(table.asked().datasets().get(0)),
                table.asked().schedule());
        gauge = new JudgedGauge(landscape);
    }

    /**
     * Opens a table.
     *
     * @param method the name of what is judged, for people and in baselines
     * @param on as in {@code assay judge --on}: {@code mini201}, {@code 201/cifar100}
     */
    public static FoundGate open(String method, String on) {
        return new FoundGate(method, JudgedTable.open(on, Optional.empty(), Optional.empty(), remark -> {}));
    }

    /**
     * Adds the result of a seed.
     *
     * @param architecture in any notation; if the table does not have it, the seed failed
     * @throws assay.core.error.AssayException naming the column of what cannot be understood
     */
    public void add(long seed, String architecture) {
        seeds.add(seed);
        try {
            gauge.add(method, seed, architectures.read(architecture));
        } catch (OutOfTableException absent) {
            gauge.fail(method, seed, absent);
        }
    }

    /** The seeds with a result. */
    public SortedSet<Long> seeds() {
        return new TreeSet<>(seeds);
    }

    /** Compares with the exact distribution of uniform random choice from the table. */
    public GateAnswer againstChance(double points, double alpha) {
        String name = table.asked().benchmark().shortName() + ", "
                + table.asked().datasets().get(0);
        Baseline chance = UniformBaseline.of(landscape, conditions(), name, method);
        return answer(
                Path.of("chance"), chance, "as a sample, with all of the table (permutation test)", points, alpha);
    }

    /**
     * Compares with a baseline.
     *
     * @throws assay.core.error.AssayException if there is none, or another table judged it
     */
    public GateAnswer against(Path file, double points, double alpha) {
        Baseline baseline = BaselineFile.read(file, remark -> {});
        baseline.conditions().requireJudged(config(), file.toString());
        baseline.conditions().requireData(conditions(), file.toString());
        GateJudge judge = new GateJudge(baseline, points, alpha);
        return answer(file, baseline, judge.pairing(gauge.measured()), points, alpha);
    }

    private GateAnswer answer(Path file, Baseline baseline, String pairing, double points, double alpha) {
        Gauged now = gauge.measured();
        List<Finding> findings = new GateJudge(baseline, points, alpha).judge(now, List.of(method));
        return new GateAnswer(file, baseline, now, List.copyOf(seeds), pairing, alpha, findings);
    }

    /**
     * Writes the results as a baseline.
     *
     * @param by what made it, for the provenance
     * @throws OutOfTableException if the table does not have the result of a seed
     */
    public void write(Path file, String by) {
        Gauged found = gauge.measured();
        if (!found.failures().isEmpty()) {
            throw new OutOfTableException("gate: a baseline needs a result of every seed. " + file
                    + " was not changed: " + found.failures().get(0).cause().getMessage());
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("command", by);
        facts.put("assay", Version.number() + " (" + Version.commit() + ")");
        facts.put("ended", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        BaselineFile.write(file, new Baseline(conditions(), found, facts));
    }

    private Conditions conditions() {
        return Conditions.ofJudged(config(), landscape);
    }

    private JudgedConfig config() {
        return JudgedConfig.ofTable("gate", table.kit().name(), table.asked());
    }

    @Override
    public void close() {
        table.close();
    }
}
