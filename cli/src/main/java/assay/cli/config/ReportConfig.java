package assay.cli.config;

import java.util.List;

/** @param compare {@code published} to set the published numbers beside ours, {@code nothing} to leave them out */
public record ReportConfig(String compare) {
    static ReportConfig read(Section s) {
        ReportConfig c = new ReportConfig(s.word("compare", "published", List.of("published", "nothing")));
        s.done();
        return c;
    }
}
