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
 * A program that is to search with one seed.
 *
 * @param folder of its own, made anew when it begins
 * @param scores what it may ask of proxies
 */
public record Hired(Program program, Path folder, ProxyScores scores) {
    /**
     * Its search, which is one of those that ask the table.
     *
     * @param stop asked while it searches; the program is ended when it becomes true
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
