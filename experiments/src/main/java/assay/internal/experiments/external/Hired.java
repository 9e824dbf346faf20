package assay.internal.experiments.external;

import assay.core.blackbox.Budget;
import assay.core.blackbox.TableSearch;
import assay.core.space.SearchSpace;
import assay.internal.data.truth.StoreTruth;
import assay.internal.experiments.config.MethodConfig;
import assay.internal.experiments.config.ProgramSpec;
import assay.internal.experiments.methods.AskingMethods;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * A program that will search with one seed.
 *
 * @param folder its own, created again at its start
 * @param scores of the proxies about which it may ask
 */
public record Hired(Program program, Path folder, ProxyScores scores) {
    /**
     * Its search, as a method that asks the table.
     *
     * @param stop is asked during the search; if it becomes true, the program is ended
     * @throws assay.core.error.UsageException if the table has no such trainings, or there is no limit at all
     */
    public TableSearch search(
            MethodConfig method, SearchSpace space, StoreTruth truth, long seed, BooleanSupplier stop) {
        AskedTable table = new AskedTable(method, space.name(), truth, scores);
        Budget budget = AskingMethods.budget(method);
        ProgramLimits limits = new ProgramLimits(
                method.number(ProgramSpec.TIME_LIMIT.name()), method.number(ProgramSpec.SILENCE.name()), stop);
        return new TableSearch(
                method.name(),
                new ProgramSearch(program, table, budget, seed, new ProgramFolder(folder), limits),
                space,
                table.oracle(table.schedule()),
                budget,
                table.workers());
    }
}
