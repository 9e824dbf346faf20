package assay.internal.reports.comparison;

import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Chart;
import assay.internal.reports.document.Block.Heading;
import assay.internal.reports.document.Block.Tile;
import assay.internal.reports.document.Block.Tiles;
import assay.internal.reports.document.Block.Verdict;
import assay.internal.reports.number.Format;
import assay.internal.reports.page.Page;
import assay.internal.reports.study.FailedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How the page of a comparison begins: what the seeds support, three numbers, and every seed's difference. */
final class FirstScreen {
    private final Sides sides;
    private final List<Pairing> pairings;
    private final DifferenceStrips strips;

    FirstScreen(Sides sides, DifferenceStrips strips) {
        this.sides = sides;
        this.pairings = sides.pairings();
        this.strips = strips;
    }

    List<Block> blocks() {
        String missing = missing();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading("Result"));
        blocks.add(new Verdict(missing + Headline.ofPage(pairings), missing.isEmpty() && Headline.isSettled(pairings)));
        if (!pairings.isEmpty()) {
            blocks.add(new Tiles(List.of(largest(), compared(), sight())));
            List<Chart> charts = strips.all();
            blocks.add(charts.get(0));
            blocks.add(Page.note(strips.legend()));
        }
        return blocks;
    }

    /** No number is shown before it is said that runs are missing. */
    private String missing() {
        StringBuilder all = new StringBuilder();
        IntStream.range(0, sides.experiments().size()).forEach(side -> {
            int failed = FailedRun.of(sides.experiments().get(side)).size();
            if (failed > 0) {
                int runs = failed + sides.experiments().get(side).runs().size();
                all.append(sides.letter(side))
                        .append(": ")
                        .append(Format.of(failed, runs))
                        .append(" runs failed and are left out. ");
            }
        });
        return all.toString();
    }

    private Tile largest() {
        Pairing most = pairings.stream()
                .max(Comparator.comparingDouble(p -> Math.abs(p.contrast().difference())))
                .orElseThrow();
        return new Tile(
                "Largest change",
                most.measure().digits().signed(most.contrast().difference()) + points(),
                most.method()
                        + (sides.experiments().size() == 2 ? "" : ", " + sides.letter(most.side()))
                        + " on " + most.measure().label()
                        + most.contrast()
                                .interval()
                                .map(i -> "; 95 % interval "
                                        + most.measure().digits().signed(i.low()) + " to "
                                        + most.measure().digits().signed(i.high()))
                                .orElse("")
                        + "; " + most.finding());
    }

    private String points() {
        return sides.inPoints() ? " points" : "";
    }

    private Tile compared() {
        List<String> counts = pairings.stream().map(Pairing::counts).distinct().toList();
        long paired = pairings.stream()
                .filter(p -> p.contrast() instanceof Contrast.Paired)
                .count();
        return new Tile(
                "Compared",
                counts.size() == 1 ? counts.get(0) + " seeds" : Format.plural(pairings.size(), "row"),
                IntStream.range(0, sides.experiments().size())
                                .mapToObj(i -> sides.letter(i) + ": "
                                        + sides.experiments().get(i).name())
                                .reduce((a, b) -> a + "; " + b)
                                .orElseThrow()
                        + "; "
                        + (paired == pairings.size()
                                ? "paired by seed"
                                : paired == 0 ? "other seeds, unpaired" : paired + " rows paired by seed"));
    }

    private Tile sight() {
        int blind = Headline.blind(pairings);
        return new Tile(
                "Change that could have been seen",
                Headline.sighted(pairings).map(change -> change + points()).orElse("none"),
                (Headline.sighted(pairings).isPresent() ? "by row, four times in five" : "too few seeds")
                        + "; Holm's p over " + Format.plural(pairings.size(), "row")
                        + (blind == 0 || blind == pairings.size() ? "" : "; none in " + blind + " of them"));
    }
}
