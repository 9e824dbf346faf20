package assay.internal.experiments.gate;

import assay.core.kit.SpaceKits;
import assay.core.truth.Truth;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.run.ExperimentRun;
import assay.internal.experiments.run.RunOutcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The gate on an experiment that the program runs. */
public final class ExperimentGate implements ExperimentRun.Then {
    private final ExperimentConfig config;
    private final List<ProxyPanel> panels;
    private final Optional<Baseline> baseline;
    private final int threads;
    private final GateEnd end;
    private final Consumer<String> remark;
    private final PrintWriter traces;
    private Landscape landscape;
    private Conditions conditions;

    /**
     * @param panels the proxies to measure
     * @param baseline empty if one will be written
     * @param threads for the proxies
     * @param traces gets the stack traces of failed methods; null for none
     */
    public ExperimentGate(
            ExperimentConfig config,
            List<ProxyPanel> panels,
            Optional<Baseline> baseline,
            int threads,
            GateEnd end,
            Consumer<String> remark,
            PrintWriter traces) {
        this.config = config;
        this.panels = panels;
        this.baseline = baseline;
        this.threads = threads;
        this.end = end;
        this.remark = remark;
        this.traces = traces;
    }

    @Override
    public void begins(Truth truth, Optional<String> imagesSha256) {
        landscape = new Landscape(
                SpaceKits.named(config.space(), "gate"),
                truth,
                config.truth().benchmark().dataset(config.truth().datasets().get(0)),
                config.truth().schedule());
        conditions = new Conditions(config.yaml(), imagesSha256.orElse(""), landscape.sha256());
        baseline.ifPresent(
                b -> b.conditions().requireData(conditions, end.file().toString()));
    }

    @Override
    public int done(RunOutcome outcome) {
        Gauge gauge = new Gauge(outcome, config, landscape, panels);
        gauge.panels().forEach(p -> remark.accept("scoring " + p));
        Gauged now = gauge.measure(threads);
        now.failures().forEach(this::failure);
        if (baseline.isEmpty()) {
            return end.write(new Baseline(conditions, now, outcome.experiment().provenance()), config.seeds());
        }
        List<String> asked = new ArrayList<>();
        gauge.panels().forEach(p -> asked.addAll(p.proxies()));
        config.methods().forEach(m -> asked.add(m.name()));
        return end.judge(baseline.get(), now, config.seeds(), asked);
    }

    private void failure(RunOutcome.Failure f) {
        remark.accept("gate: " + f.method() + " failed with seed " + f.seed() + ": " + f.cause());
        if (traces != null) {
            f.cause().printStackTrace(traces);
        }
    }
}
