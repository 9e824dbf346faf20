package assay.cli.config;

import java.util.List;

/** @param compare {@code published}: the published numbers stand beside ours */
public record ReportConfig(String compare) {
    static ReportConfig read(Section s) {
        ReportConfig c = new ReportConfig(s.word("compare", "published", List.of("published")));
        s.done();
        return c;
    }
}
