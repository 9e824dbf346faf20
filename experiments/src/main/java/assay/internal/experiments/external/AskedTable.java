package assay.internal.experiments.external;

import assay.core.blackbox.Oracle;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Benchmark;
import assay.core.truth.CostQuery;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.data.blackbox.TableOracle;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.ProgramSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What one program may ask: the table without test accuracies, under the settings of the method. Belongs to one thread. */
final class AskedTable {
    private final MethodConfig config;
    private final StoreTruth truth;
    private final ArchitectureText notations;
    private final Dataset dataset;
    private final ProxyScores scores;
    private final Map<Integer, Oracle> oracles = new HashMap<>();

    /** @throws UsageException if the table has no such trainings */
    AskedTable(MethodConfig config, String space, StoreTruth truth, ProxyScores scores) {
        this.config = config;
        this.truth = truth;
        this.scores = scores;
        notations = SpaceKits.named(space, "space").notations();
        TableOracle own = oracle(config.values());
        dataset = own.dataset();
        oracles.put(own.schedule(), own.withoutTestImages());
    }

    private TableOracle oracle(Map<String, Object> values) {
        try {
            return TableOracle.of(truth, values);
        } catch (UsageException e) {
            throw new UsageException("methods." + config.name() + "." + e.getMessage(), e);
        }
    }

    String method() {
        return config.name();
    }

    Benchmark benchmark() {
        return truth.architectures().benchmark();
    }

    Dataset dataset() {
        return dataset;
    }

    int workers() {
        return config.integer(ProgramSpec.WORKERS.name());
    }

    List<String> proxies() {
        return config.words(ProgramSpec.PROXIES);
    }

    /** The schedule of the experiment file. */
    int schedule() {
        return config.integer("schedule");
    }

    List<Integer> schedules() {
        return benchmark().schedules();
    }

    /** @param schedule one of {@link #schedules} */
    Oracle oracle(int schedule) {
        return oracles.computeIfAbsent(schedule, s -> {
            Map<String, Object> values = new LinkedHashMap<>(config.values());
            values.put("schedule", s);
            return oracle(values).withoutTestImages();
        });
    }

    /** Reads an architecture in any notation of the space. */
    Genotype read(String text) {
        return notations.read(text);
    }

    OptionalDouble score(String proxy, Genotype arch) {
        return scores.score(proxy, arch);
    }

    /** Costs that do not depend on the training, by their names in answers; empty if the table has none. */
    Map<String, OptionalDouble> costs(Genotype arch) {
        Map<String, OptionalDouble> all = new LinkedHashMap<>();
        all.put("params_millions", value(CostQuery.byFormula(arch, dataset, Metric.PARAMS)));
        all.put("flops_millions", value(CostQuery.byFormula(arch, dataset, Metric.FLOPS)));
        all.put(
                "latency_s",
                value(new Query(
                        arch,
                        dataset,
                        Split.VALID,
                        Metric.LATENCY,
                        schedule(),
                        new Trials.Mean(),
                        OptionalInt.empty())));
        return all;
    }

    private OptionalDouble value(Question question) {
        return truth.ask(question) instanceof Measured m ? OptionalDouble.of(m.value()) : OptionalDouble.empty();
    }
}
