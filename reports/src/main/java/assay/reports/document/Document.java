package assay.reports.document;

import java.util.List;

/** @param subtitle one line under the title */
public record Document(String title, String subtitle, List<Block> blocks) {
    public Document {
        blocks = List.copyOf(blocks);
    }

    /** The figures in reading order. */
    public List<Block.Figure> figures() {
        return blocks.stream()
                .filter(b -> b instanceof Block.Gallery)
                .flatMap(b -> ((Block.Gallery) b).figures().stream())
                .toList();
    }
}
