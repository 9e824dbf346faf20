package assay.internal.experiments.referee;

import assay.core.blackbox.TableSearch;
import assay.core.error.UsageException;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.Genotype;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** The runs of a stored experiment as rows, for judging them beside others: the answers after each step, and the final ones. */
final class StoredRuns {
    private StoredRuns() {}

    /**
     * All runs as rows.
     *
     * @param space of the judgement
     * @param taken names of methods that are already used in rows; a method with such a name gets the name of its experiment as
     *     a suffix
     * @throws UsageException if they belong to another space
     */
    static JudgedRows of(Experiment stored, String space, Set<String> taken) {
        if (!stored.space().equals(space)) {
            throw new UsageException("--with: expected an experiment in the space " + space + ", found " + stored.name()
                    + " in " + stored.space() + ".");
        }
        List<JudgedRow> rows = new ArrayList<>();
        for (RunRecord run : stored.runs()) {
            String method = taken.contains(run.method()) ? run.method() + "@" + stored.name() : run.method();
            for (EpochRecord e : run.epochs()) {
                boolean evaluates = TableSearch.observed(e.diagnostics()).isPresent();
                Double counted = e.diagnostics().get(EpochRecord.EVALUATIONS);
                rows.add(row(
                        stored,
                        run,
                        method,
                        OptionalLong.of(e.epoch()),
                        e.seconds(),
                        e.simulatedSeconds(),
                        evaluates
                                ? OptionalLong.of(e.epoch())
                                : counted == null ? OptionalLong.empty() : OptionalLong.of(Math.round(counted)),
                        e.incumbent(),
                        false));
            }
            rows.add(row(
                    stored,
                    run,
                    method,
                    OptionalLong.empty(),
                    run.searchSeconds() + run.selectionSeconds(),
                    OptionalDouble.empty(),
                    OptionalLong.empty(),
                    run.chosen(),
                    true));
        }
        return new JudgedRows(rows, List.of("stored experiment " + stored.name()), List.of());
    }

    private static JudgedRow row(
            Experiment stored,
            RunRecord run,
            String method,
            OptionalLong step,
            double seconds,
            OptionalDouble cost,
            OptionalLong evaluations,
            Genotype arch,
            boolean last) {
        return new JudgedRow(
                "experiment " + stored.name(),
                method,
                run.seed(),
                step,
                Double.isNaN(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds),
                cost,
                OptionalDouble.empty(),
                last,
                evaluations,
                Optional.of(arch),
                "");
    }
}
