package assay.internal.reports.comparison;

import assay.core.run.Experiment;
import assay.internal.reports.Report;
import assay.internal.reports.comparison.Pairing.Verdict;
import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Bullets;
import assay.internal.reports.document.Block.Chart;
import assay.internal.reports.document.Block.Heading;
import assay.internal.reports.document.Document;
import assay.internal.reports.document.Markdown;
import assay.internal.reports.number.Format;
import assay.internal.reports.number.Sheet;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.FailedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The content of a comparison: verdict, table, intervals, different settings, every pair of runs; and the short one for a pull request. */
final class ComparisonSections {
    private static final String NOTE = " Paired: over the seeds that both have,"
            + " where these are all of one side or at least 6; Wilcoxon's signed-rank test; interval of the mean"
            + " difference: Student's t below 6 seeds, percentile bootstrap from there on. Unpaired, where the seeds"
            + " differ: over all runs of both sides; permutation test of the difference of means; interval and the"
            + " second p: Welch's t. All tests are two-sided; verdicts go by p after Holm over every row, at 0.05."
            + " “Too few seeds”: no outcome could have p < 0.05 (fewer than six differing pairs; unpaired fewer than"
            + " 4 and 4).";

    /** How many rows: with the head, the note and the lines between them, there are ten lines below the verdict. */
    private static final int MOST_ROWS = 5;

    private static final List<Verdict> RANK =
            List.of(Verdict.LOWER, Verdict.HIGHER, Verdict.NOT_SHOWN, Verdict.TOO_FEW, Verdict.EQUAL);

    private final Sides sides;
    private final ComparisonTables tables;
    private final EveryPair pairs;

    ComparisonSections(Sides sides) {
        this.sides = sides;
        tables = new ComparisonTables(sides);
        pairs = new EveryPair(sides);
    }

    Document document() {
        DifferenceStrips strips = new DifferenceStrips(sides);
        List<Block> blocks = new ArrayList<>(new FirstScreen(sides, strips).blocks());
        boolean compared = !sides.pairings().isEmpty();
        if (compared) {
            blocks.add(new Heading("Side by side"));
            blocks.add(tables.accuracy(
                    sides.quantityFirst() + " of the chosen cells" + sides.unit()
                            + ", mean and standard deviation over the runs that are compared.",
                    sides.pairings()));
            blocks.add(Page.definitions(difference() + NOTE + classes() + noise()));
        }
        List<Chart> others = strips.all().stream().skip(1).toList();
        if (!others.isEmpty()) {
            blocks.add(new Heading("Every seed on the other data sets"));
            blocks.addAll(others);
        }
        blocks.add(new Heading("In words", compared));
        blocks.add(new Bullets(verdicts()));
        blocks.add(new Heading("Which is which", compared));
        blocks.add(tables.names());
        blocks.add(new Heading("Time", true));
        blocks.add(tables.time());
        blocks.add(new Heading("What was set differently", true));
        blocks.add(tables.settings());
        blocks.add(new Heading("Every pair of runs", true));
        blocks.add(pairs.table());
        return new Document(title(), subtitle(), blocks);
    }

    /** The verdict, the rows that a reader looks for first, and one line with everything else that is important. */
    String comment() {
        List<Pairing> rows = sides.pairings().stream()
                .sorted(Comparator.comparingInt(p -> RANK.indexOf(p.verdict())))
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (!rows.isEmpty()) {
            blocks.add(tables.forComment(rows.stream().limit(MOST_ROWS).toList()));
        }
        blocks.add(Page.note(about(rows.size() - MOST_ROWS)));
        return Headline.of(sides.pairings()) + "\n\n" + Markdown.write(blocks, Report.FIGURES);
    }

    private String about(int more) {
        List<String> failed = new ArrayList<>();
        List<String> which = new ArrayList<>();
        for (int side = 0; side < sides.experiments().size(); side++) {
            Experiment e = sides.experiments().get(side);
            which.add(sides.letter(side) + ": " + e.name());
            int n = FailedRun.of(e).size();
            if (n > 0) {
                failed.add(sides.letter(side) + ": " + Format.of(n, n + e.runs().size())
                        + " runs failed and are left out. ");
            }
        }
        return (more > 0 ? Format.plural(more, "more row") + ". " : "") + String.join("", failed)
                + String.join("; ", which)
                + ". Test " + sides.quantity() + " of the chosen cells" + sides.unit()
                + "; difference: the other less A"
                + (sides.highIsGood() ? "" : ", less is better") + ";"
                + " Holm p over all rows, verdict at 0.05." + (sides.byClass() ? " By class." : "");
    }

    private String difference() {
        return "The difference is the later letter's " + sides.quantity() + " less A's"
                + (sides.inPoints() ? ", percentage points" : "")
                + (sides.highIsGood() ? "." : "; below zero the later letter is better.");
    }

    private String classes() {
        return sides.byClass()
                ? " By class: a cell has the mean accuracy of the cells that are the same network, so that two answers of one"
                        + " class tie."
                : " Every cell counts for itself (--by-class counts two cells that are the same network as a tie).";
    }

    private String noise() {
        String each = sides.measures().stream()
                .flatMap(m -> sides.noise(m).stream()
                        .map(n -> m.label() + " " + m.digits().number(n.points())))
                .collect(Collectors.joining(", "));
        return each.isEmpty()
                ? ""
                : " One entry of the table is uncertain by this "
                        + (sides.inPoints() ? "many points" : "much") + ", the standard deviation of its mean over"
                        + " trainings: " + each + ". A difference below that says nothing about the networks.";
    }

    private String title() {
        Set<String> names =
                sides.experiments().stream().map(Experiment::name).collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(" and ", names) + (names.size() == 1 ? ", compared" : " side by side");
    }

    private String subtitle() {
        return "Assay comparison · " + Format.plural(sides.experiments().size(), "experiment")
                + (sides.hasTable()
                        ? " · true test " + sides.quantity() + ", "
                                + sides.experiments().get(0).schedule() + "-epoch table, mean over its trials"
                        : " · test " + sides.quantity() + ", "
                                + sides.experiments().get(0).schedule() + "-epoch trainings");
    }

    /** The result in one sentence for each other experiment. */
    List<String> verdicts() {
        return new ComparisonVerdicts(sides).all();
    }

    /** Every pair of runs, with all digits. */
    Sheet sheet() {
        return pairs.sheet();
    }
}
