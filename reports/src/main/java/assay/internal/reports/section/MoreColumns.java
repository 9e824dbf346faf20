package assay.internal.reports.section;

import assay.core.truth.Split;
import assay.internal.reports.document.Block.Cell;
import assay.internal.reports.document.Block.Column;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Kind;
import assay.internal.reports.document.Block.Row;
import assay.internal.reports.document.Block.Shown;
import assay.internal.reports.number.Format;
import assay.internal.reports.study.Descriptions;
import assay.internal.reports.study.Descriptions.Description;
import assay.internal.reports.study.Measure;
import assay.internal.reports.study.Standing;
import assay.internal.reports.study.Study;
import assay.internal.reports.study.Study.Method;
import assay.internal.reports.study.TableValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The columns of the table of results besides the means. A few columns of the first data set are always visible; the others
 * fold out.
 */
final class MoreColumns {
    private static final String BY_CLASS = "class regret";

    private static final List<String> SEEN = List.of("median", "better than, %", "collapsed");
    private static final List<String> FOLDED =
            List.of("95 % interval", "quartiles", "worst", "best", "regret", BY_CLASS, "rank");

    private final Study study;
    private final Descriptions descriptions;

    MoreColumns(Study study, Descriptions descriptions) {
        this.study = study;
        this.descriptions = descriptions;
    }

    /** The same table with all columns; the columns of one data set and split are next to each other, below one heading. */
    Grid beside(Grid means) {
        boolean several =
                study.tests().size() > 1; // otherwise validation accuracies would push the rest off the screen
        int before = means.columns().size() - study.measures().size();
        List<Column> columns = new ArrayList<>(means.columns().subList(0, before));
        boolean folded = false;
        for (Measure m : study.measures()) {
            boolean test = study.tests().contains(m);
            Shown valid = several ? Shown.NEVER : Shown.WIDE;
            columns.add(new Column(m.label(), "mean", true, m.split() == Split.VALID ? valid : Shown.ALWAYS));
            if (test) {
                Shown fold = folded ? Shown.NEVER : Shown.ALWAYS;
                SEEN.forEach(label -> columns.add(new Column(m.label(), label, true, fold)));
                folds().forEach(label -> columns.add(new Column(m.label(), label, true, Shown.NEVER)));
                folded = true;
            }
        }
        return new Grid(
                means.caption(),
                columns,
                means.rows().stream().map(r -> row(r, before)).toList());
    }

    private List<String> folds() {
        return FOLDED.stream()
                .filter(label -> study.byClass() || !label.equals(BY_CLASS))
                .toList();
    }

    private Row row(Row means, int before) {
        List<Cell> cells = new ArrayList<>(means.cells().subList(0, before));
        String name = cells.get(0).text();
        Optional<Method> method = study.methods().stream()
                .filter(m -> means.kind() == Kind.MAIN && m.name().equals(name))
                .findFirst();
        List<String> none = Collections.nCopies(SEEN.size() + folds().size(), "");
        int at = before;
        for (Measure m : study.measures()) {
            cells.add(means.cells().get(at++));
            if (study.tests().contains(m)) {
                method.map(x -> texts(x, m)).orElse(none).forEach(t -> cells.add(Cell.of(t)));
            }
        }
        return new Row(means.kind(), means.id(), cells);
    }

    private List<String> texts(Method method, Measure measure) {
        Optional<Description> d = descriptions.of(method, measure);
        Optional<Standing> standing = Standing.of(study, method, measure);
        boolean high = measure.metric().highIsGood();
        List<String> texts = new ArrayList<>(List.of(
                text(d.map(i -> measure.digits().number(i.summary().median()))),
                text(standing.map(Standing::percent)),
                text(standing.map(s -> s.collapsed() + " of " + s.seeds())),
                text(d.map(i -> measure.digits().range(i.interval()))),
                text(d.map(i -> measure.digits().number(i.summary().lowerQuartile()) + "–"
                        + measure.digits().number(i.summary().upperQuartile()))),
                text(d.map(i -> measure.digits()
                        .number(high ? i.summary().min() : i.summary().max()))),
                text(d.map(i -> measure.digits()
                        .number(high ? i.summary().max() : i.summary().min()))),
                text(d.map(i -> measure.digits().number(i.meanRegret())))));
        if (study.byClass()) {
            texts.add(text(study.landscape(measure).map((TableValues l) -> measure.digits()
                    .meanStd(new RegretTable(study).regret(method, measure, l)))));
        }
        texts.add(text(d.map(i -> Format.number(i.meanRank()))));
        return texts;
    }

    private static String text(Optional<String> text) {
        return text.orElse(Format.NOTHING);
    }
}
