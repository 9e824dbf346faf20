package assay.internal.reports.document;

import java.util.List;
import java.util.stream.Stream;

/** @param subtitle one line below the title */
public record Document(String title, String subtitle, List<Block> blocks) {
    public Document {
        blocks = List.copyOf(blocks);
    }

    /** The figures in reading order. */
    public List<Block.Figure> figures() {
        return flat(blocks)
                .flatMap(b -> b instanceof Block.Gallery g
                        ? g.figures().stream()
                        : b instanceof Block.Chart c ? Stream.of(c.figure()) : Stream.of())
                .toList();
    }

    /** All blocks, also hidden ones. */
    private static Stream<Block> flat(List<Block> blocks) {
        return blocks.stream().flatMap(b -> b instanceof Block.Details d ? flat(d.blocks()) : Stream.of(b));
    }
}
