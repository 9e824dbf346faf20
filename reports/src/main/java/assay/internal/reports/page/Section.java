package assay.internal.reports.page;

import assay.internal.reports.study.Study;

/** One section of a report: blocks for people, and their numbers as files. Class {@code Sections} has the list of them. */
public interface Section {
    /** Whether the section fits the study: most sections need runs and a table that judges them. */
    default boolean suits(Study study) {
        return !study.experiment().runs().isEmpty() && study.population().hasTable();
    }

    /** Writes the section; writes nothing if the study has nothing for it. */
    void write(Page page);
}
