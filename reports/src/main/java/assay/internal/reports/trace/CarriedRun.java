package assay.internal.reports.trace;

import assay.core.run.EpochRecord;
import assay.core.run.RunRecord;
import assay.internal.core.io.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The data of one run in a page. Cells are numbers of the page's {@link Numbering}; for NAS-Bench-201 these are indices of the
 * table.
 *
 * @param epochs how many epochs the search had
 * @param incumbents the changes of the incumbent; empty if the page has only the digest
 * @param digest of epochs and incumbents
 */
record CarriedRun(
        String method,
        long seed,
        int chosen,
        double searchSeconds,
        double selectionSeconds,
        int epochs,
        Optional<List<Change>> incumbents,
        String digest) {
    /** @param epoch from 1, the first with this incumbent */
    record Change(int epoch, int cell) {}

    static CarriedRun of(RunRecord run, Numbering numbering) {
        List<Change> changes = new ArrayList<>();
        int last = -1;
        int position = 0; // the epoch; for judged runs it can be any number, because their rows have their own numbers
        for (EpochRecord e : run.epochs()) {
            int cell = numbering.number(e.incumbent());
            position++;
            if (cell != last) {
                changes.add(new Change(position, cell));
            }
            last = cell;
        }
        return of(run, numbering, List.copyOf(changes));
    }

    private static CarriedRun of(RunRecord run, Numbering numbering, List<Change> changes) {
        return new CarriedRun(
                run.method(),
                run.seed(),
                numbering.number(run.chosen()),
                run.searchSeconds(),
                run.selectionSeconds(),
                run.epochs().size(),
                Optional.of(changes),
                digest(run.epochs().size(), changes, numbering));
    }

    static String digest(int epochs, List<Change> changes, Numbering numbering) {
        StringBuilder text = new StringBuilder().append(epochs);
        changes.forEach(c -> text.append('\n').append(c.epoch()).append(' ').append(numbering.lasting(c.cell())));
        return Sha256.name(text.toString());
    }

    /** The record of the run as far as the page has it: without losses, times of epochs and samples. */
    RunRecord record(Numbering numbering) {
        List<EpochRecord> records = new ArrayList<>();
        for (int e = 1; incumbents.isPresent() && e <= epochs; e++) {
            records.add(new EpochRecord(
                    e,
                    numbering.numbered(incumbent(e).orElseThrow()),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    0));
        }
        return new RunRecord(
                method, seed, records, List.of(), numbering.numbered(chosen), searchSeconds, selectionSeconds);
    }

    /** The cell after an epoch, from 1; empty if it is not in the page. */
    OptionalInt incumbent(int epoch) {
        OptionalInt found = OptionalInt.empty();
        for (Change c : incumbents.orElse(List.of())) {
            found = c.epoch() <= epoch && epoch <= epochs ? OptionalInt.of(c.cell()) : found;
        }
        return found;
    }
}
