package assay.internal.reports.exchange;

import assay.internal.reports.document.Block;
import assay.internal.reports.document.Block.Details;
import assay.internal.reports.document.Block.Extract;
import assay.internal.reports.document.Block.Grid;
import assay.internal.reports.document.Block.Heading;
import assay.internal.reports.document.Document;
import assay.internal.reports.number.Slug;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table as the report shows it.
 *
 * @param name of its section, with a number if the section has several: {@code significance-2}
 */
record ShownTable(String name, Grid grid) {
    /** All tables with rows, in reading order. */
    static List<ShownTable> of(Document document) {
        Map<String, List<Grid>> sections = new LinkedHashMap<>();
        collect(document.blocks(), sections, "report");
        List<ShownTable> all = new ArrayList<>();
        sections.forEach((section, grids) -> {
            for (int i = 0; i < grids.size(); i++) {
                all.add(new ShownTable(grids.size() == 1 ? section : section + "-" + (i + 1), grids.get(i)));
            }
        });
        return all;
    }

    private static String collect(List<Block> blocks, Map<String, List<Grid>> into, String before) {
        String section = before;
        for (Block block : blocks) {
            if (block instanceof Heading h) {
                section = Slug.of(h.text());
            } else if (block instanceof Details d) {
                section = collect(d.blocks(), into, section);
            } else if (block instanceof Grid g && !g.rows().isEmpty()) {
                into.computeIfAbsent(section, s -> new ArrayList<>()).add(g);
            } else if (block instanceof Extract e && !e.grid().rows().isEmpty()) {
                into.put(e.name(), new ArrayList<>(List.of(e.grid())));
            }
        }
        return section;
    }
}
