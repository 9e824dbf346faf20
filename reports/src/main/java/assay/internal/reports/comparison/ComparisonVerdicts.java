package assay.internal.reports.comparison;

import assay.core.run.Experiment;
import assay.internal.reports.comparison.Pairing.Verdict;
import assay.internal.reports.number.Format;
import assay.internal.reports.study.FailedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a comparison says first: which runs are missing, and which methods differ. */
final class ComparisonVerdicts {
    private final Sides sides;

    ComparisonVerdicts(Sides sides) {
        this.sides = sides;
    }

    /** The missing runs, then a sentence for each kind of verdict. */
    List<String> all() {
        List<String> all = new ArrayList<>(missing());
        for (int side = 1; side < sides.experiments().size(); side++) {
            int s = side;
            List<Pairing> of =
                    sides.pairings().stream().filter(p -> p.side() == s).toList();
            String who = sides.letter(side) + " against A: ";
            if (of.isEmpty()) {
                all.add(who + "no method has runs in both; nothing can be compared.");
                continue;
            }
            if (of.stream().allMatch(p -> p.verdict() == Verdict.EQUAL)) {
                all.add(who + "the same " + sides.quantity() + " in every one of " + Format.plural(of.size(), "pairing")
                        + ".");
                continue;
            }
            for (Verdict v :
                    List.of(Verdict.HIGHER, Verdict.LOWER, Verdict.NOT_SHOWN, Verdict.TOO_FEW, Verdict.EQUAL)) {
                String which = of.stream()
                        .filter(p -> p.verdict() == v)
                        .map(Pairing::words)
                        .collect(Collectors.joining("; "));
                if (!which.isEmpty()) {
                    all.add(who + v.words() + ": " + which + ".");
                }
            }
        }
        return all;
    }

    /** Says which runs gave no answer, before everything else. */
    private List<String> missing() {
        List<String> all = new ArrayList<>();
        for (int side = 0; side < sides.experiments().size(); side++) {
            Experiment e = sides.experiments().get(side);
            List<FailedRun> failed = FailedRun.of(e);
            if (!failed.isEmpty()) {
                all.add(sides.letter(side) + ": "
                        + Format.of(failed.size(), failed.size() + e.runs().size())
                        + " runs failed and are left out: "
                        + failed.stream().map(FailedRun::run).collect(Collectors.joining("; ")) + ".");
            }
        }
        return all;
    }
}
