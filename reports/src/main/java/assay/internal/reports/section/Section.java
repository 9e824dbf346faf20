package assay.internal.reports.section;

import assay.internal.reports.page.Page;
import assay.internal.reports.study.Study;

/** One section of a report: blocks for people, and their numbers as files. {@link Sections} has the list of them. */
public interface Section {
    /** Whether the study has what this is about: for most sections runs, and a table that judges them. */
    default boolean suits(Study study) {
        return !study.experiment().runs().isEmpty() && study.population().hasTable();
    }

    /** Writes it; nothing where the study has nothing to say. */
    void write(Page page);
}
