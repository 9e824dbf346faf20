package assay.experiments.methods;

import assay.core.blackbox.Budget;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.TableMethod;
import assay.core.blackbox.TableMethods;
import assay.core.error.UsageException;
import assay.core.setting.Setting;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.data.blackbox.TableOracle;
import assay.data.truth.StoreTruth;
import assay.experiments.config.MethodConfig;
import assay.experiments.config.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of {@link TableMethods} in experiments: their own settings, then those of the budget and of the table. */
public final class AskingMethods {
    private AskingMethods() {}

    /** Their lines of the catalogue. */
    static List<MethodSpec> specs() {
        return TableMethods.all().stream().map(AskingMethods::spec).toList();
    }

    private static MethodSpec spec(TableMethod m) {
        List<Setting> all = new ArrayList<>(m.settings());
        all.addAll(Budget.settings());
        all.addAll(TableOracle.settings(m.epochs()));
        Map<String, Map<String, Object>> elsewhere = new LinkedHashMap<>(m.elsewhere());
        Map<String, Object> on101 = new LinkedHashMap<>(
                Map.of("dataset", Dataset.CIFAR10_40K.key(), "schedule", 108, "budget_s", 0.0, "trainings", 280));
        on101.putAll(m.elsewhere().getOrDefault(Benchmark.NASBENCH101.key(), Map.of()));
        elsewhere.put(Benchmark.NASBENCH101.key(), on101);
        return new MethodSpec(m.name(), "asks the table: " + m.about(), all, elsewhere);
    }

    /** Whether a method of this name is one of these. */
    public static boolean has(String name) {
        return TableMethods.named(name).isPresent();
    }

    /** @throws UsageException naming the setting that does not fit */
    public static Optimizer optimizer(MethodConfig c) {
        try {
            return TableMethods.named(c.method()).orElseThrow().make().apply(c.values());
        } catch (IllegalArgumentException e) {
            throw new UsageException("methods." + c.name() + ": " + e.getMessage() + ".", e);
        }
    }

    /** @throws UsageException if there is no limit at all */
    public static Budget budget(MethodConfig c) {
        try {
            return Budget.of(c.values());
        } catch (IllegalArgumentException e) {
            throw new UsageException("methods." + c.name() + ": " + e.getMessage() + ".", e);
        }
    }

    /** @throws UsageException if the table has no such trainings */
    public static TableOracle oracle(MethodConfig c, StoreTruth truth) {
        try {
            return TableOracle.of(truth, c.values());
        } catch (UsageException e) {
            throw new UsageException("methods." + c.name() + "." + e.getMessage(), e);
        }
    }
}
