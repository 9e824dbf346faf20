package assay.internal.experiments.methods;

import assay.core.blackbox.Budget;
import assay.core.blackbox.Optimizer;
import assay.core.blackbox.TableMethod;
import assay.core.error.UsageException;
import assay.internal.core.method.TableMethods;
import assay.internal.data.blackbox.TableOracle;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.AskingSpec;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.MethodSpec;
import java.util.List;

/** The methods of {@link TableMethods} in experiments: their own settings, then those of the budget and of the table. */
public final class AskingMethods {
    private AskingMethods() {}

    /** Their entries in the catalogue. */
    static List<MethodSpec> specs() {
        return TableMethods.all().stream().map(AskingMethods::spec).toList();
    }

    private static MethodSpec spec(TableMethod m) {
        return AskingSpec.of(m.name(), m.about(), m.settings(), m.epochs(), m.elsewhere());
    }

    /** Whether a configured method asks the table: one of these methods, or a program. */
    public static boolean has(MethodConfig c) {
        return c.isProgram() || has(c.method());
    }

    /** Whether a method with this name is one of these. */
    public static boolean has(String name) {
        return TableMethods.named(name).isPresent();
    }

    /** @throws UsageException naming the invalid setting */
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
