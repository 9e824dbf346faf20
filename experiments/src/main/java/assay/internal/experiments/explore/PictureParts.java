package assay.internal.experiments.explore;

import assay.core.kit.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Drawings of many architectures in few bytes. A drawing is a list of parts (an edge with its operation, a vertex, a bar), and
 * equal parts have the same number.
 */
final class PictureParts {
    private final Map<List<Object>, Integer> numbers = new LinkedHashMap<>();

    /** The numbers of a drawing's parts. */
    List<Integer> of(Picture picture) {
        List<Integer> parts = new ArrayList<>();
        picture.fold(
                p -> {
                    p.edges()
                            .forEach(e -> parts.add(number(
                                    "edge",
                                    e.from(),
                                    e.to(),
                                    e.label(),
                                    e.kind().name(),
                                    e.dead())));
                    return null;
                },
                p -> {
                    for (int v = 0; v < p.vertices().size(); v++) {
                        Picture.OnVertices.Vertex vertex = p.vertices().get(v);
                        parts.add(number(
                                "vertex", v, vertex.label(), vertex.kind().name(), vertex.dead()));
                    }
                    p.edges().forEach(e -> parts.add(number("arc", e.from(), e.to(), e.dead())));
                    return null;
                },
                p -> {
                    throw new IllegalStateException("no table has cells of this kind: " + p.name());
                },
                p -> {
                    for (int b = 0; b < p.bars().size(); b++) {
                        Picture.Bars.Bar bar = p.bars().get(b);
                        parts.add(number("bar", b, bar.label(), bar.size(), p.largest()));
                    }
                    return null;
                });
        return parts;
    }

    private int number(Object... part) {
        return numbers.computeIfAbsent(List.of(part), p -> numbers.size());
    }

    /** Every part that a drawing had, by its number: its kind, and what it is. */
    List<List<Object>> all() {
        return List.copyOf(numbers.keySet());
    }
}
