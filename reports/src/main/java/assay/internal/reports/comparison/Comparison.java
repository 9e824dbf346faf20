package assay.internal.reports.comparison;

import assay.core.run.Experiment;
import assay.core.truth.Truth;
import assay.internal.reports.Report;
import assay.internal.reports.document.Document;
import assay.internal.reports.document.FileSet;
import assay.internal.reports.document.Html;
import assay.internal.reports.document.Markdown;
import assay.internal.reports.image.FigureForm;
import assay.internal.reports.number.Sheet;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Several experiments side by side: the first against each other one, paired by method and seed. The same experiments and
 * table give the same bytes.
 */
public final class Comparison {
    private final ComparisonSections sections;

    /**
     * Asks the table all questions that the comparison needs.
     *
     * @param experiments at least two, with the same space and schedule
     */
    public Comparison(List<Experiment> experiments, Truth truth) {
        this(experiments, truth, false);
    }

    /** @param byClass whether two answers that are the same network tie: each then has the mean accuracy of its class */
    public Comparison(List<Experiment> experiments, Truth truth, boolean byClass) {
        this.sections = new ComparisonSections(new Sides(experiments, truth, byClass));
    }

    /** A short Markdown text for a pull request: the verdict is its first line, and at most ten follow. */
    public String comment() {
        return sections.comment();
    }

    /** The result in one sentence for each other experiment. */
    public List<String> verdicts() {
        return sections.verdicts();
    }

    /** What the page shows. */
    Document document() {
        return sections.document();
    }

    /** One page that opens offline. */
    public String html() {
        return Html.write(sections.document());
    }

    /**
     * Writes {@code comparison.html}, {@code comparison.md} with its figures, {@code comment.md}, and the numbers.
     *
     * @param figures their forms besides SVG
     */
    public void writeTo(Path folder, Set<FigureForm> figures) {
        Document document = sections.document();
        FileSet files = new FileSet("comparison-files.txt");
        FigureForm.add(files, Report.FIGURES, document.figures(), figures);
        Sheet sheet = sections.sheet();
        files.add("comparison.csv", sheet::csv)
                .add("comparison.json", sheet::json)
                .add("comment.md", this::comment)
                .add("comparison.md", () -> Markdown.write(document, Report.FIGURES))
                .add("comparison.html", () -> Html.write(document))
                .writeTo(folder);
    }
}
