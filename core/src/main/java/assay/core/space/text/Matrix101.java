package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Op101;
import assay.internal.core.literal.Literal;
import assay.internal.core.literal.LiteralParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A NAS-Bench-101 cell as an adjacency matrix and operations, under the names of the official dictionaries, of {@code
 * ModelSpec} or of other programs, or as a pair {@code (matrix, operations)}.
 */
public final class Matrix101 implements Notation {
    /** The names of a matrix, ours first. */
    public static final List<String> MATRIX = List.of(
            "adjacency",
            "adjacency_upper",
            "module_adjacency",
            "matrix",
            "adjacency_matrix",
            "original_matrix",
            "fixed_adjacency");

    /** The names of a list of operations, ours first. */
    public static final List<String> OPERATIONS =
            List.of("ops", "module_operations", "operations", "original_ops", "labels", "node_labels");

    Matrix101() {}

    /** Whether this is a name of a matrix or of its operations. */
    public static boolean isPart(String name) {
        return MATRIX.contains(name) || OPERATIONS.contains(name);
    }

    @Override
    public String name() {
        return "matrix and operations (ModelSpec, the official dictionaries)";
    }

    @Override
    public String example() {
        return "{\"module_adjacency\": [[0, 1], [0, 0]], \"module_operations\": [\"input\", \"output\"]}";
    }

    @Override
    public boolean claims(Written written) {
        return written.literal().filter(l -> matrix(l).isPresent()).isPresent();
    }

    @Override
    public Genotype read(Written written) {
        Literal literal = written.literal().orElseThrow();
        Literal matrix = matrix(literal).orElseThrow();
        Literal operations = operations(literal)
                .orElseThrow(() -> new GenotypeException(
                        literal.column(), "operations beside the matrix (ops, module_operations)", "none"));
        try {
            return Cell101.parse(adjacency(matrix), joined(operations));
        } catch (GenotypeException e) {
            throw new GenotypeException(
                    literal.column(), "a NAS-Bench-101 cell as " + example(), "one that is refused: " + e.getMessage());
        }
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        Cell101 cell = Cells101.cell(genotype);
        int n = cell.vertices();
        String rows = IntStream.range(0, n)
                .mapToObj(x -> IntStream.range(0, n)
                        .mapToObj(y -> cell.hasEdge(x, y) ? "1" : "0")
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(", ", "[", "]"));
        String ops = Stream.of(Stream.of("input"), cell.ops().stream().map(Op101::officialName), Stream.of("output"))
                .flatMap(s -> s)
                .map(op -> '"' + op + '"')
                .collect(Collectors.joining(", ", "[", "]"));
        return Optional.of("{\"module_adjacency\": " + rows + ", \"module_operations\": " + ops + "}");
    }

    /**
     * Reads a matrix and operations from two separate texts, such as two cells of a table. The matrix is characters 0 and 1, or
     * a list.
     *
     * @throws GenotypeException naming what is wrong
     */
    public static Cell101 read(String matrix, String operations) {
        return Cell101.parse(adjacency(value(matrix)), joined(value(operations)));
    }

    /** A list, or the text itself. */
    private static Literal value(String text) {
        String stripped = text.strip();
        return stripped.startsWith("[") || stripped.startsWith("(") || stripped.matches("[a-z.]+\\(.*")
                ? LiteralParser.parse(text)
                : new Literal.Words(stripped, 1);
    }

    private static Optional<Literal> matrix(Literal literal) {
        return part(literal, MATRIX, 0);
    }

    private static Optional<Literal> operations(Literal literal) {
        return part(literal, OPERATIONS, 1);
    }

    private static Optional<Literal> part(Literal literal, List<String> names, int place) {
        if (literal instanceof Literal.Named named) {
            Map<String, Literal> values = named.values();
            return names.stream()
                    .filter(values::containsKey)
                    .findFirst()
                    .or(() -> Optional.of(String.valueOf(place)).filter(values::containsKey))
                    .map(values::get);
        }
        return literal.list()
                .filter(l -> l.size() == 2
                        && l.get(1).list().isPresent()
                        && l.get(0).whole().isEmpty())
                .map(l -> l.get(place));
    }

    /** Rows, or all rows in one list, as characters. */
    private static String adjacency(Literal matrix) {
        if (matrix.words().isPresent()) {
            return matrix.words().get().replaceAll("[\\s,]", "");
        }
        if (matrix.whole().isPresent()) {
            return matrix.whole().get().toString();
        }
        StringBuilder bits = new StringBuilder();
        bits(matrix, bits);
        return bits.toString();
    }

    private static void bits(Literal value, StringBuilder bits) {
        for (Literal item : value.list()
                .orElseThrow(() -> new GenotypeException(value.column(), "a matrix of 0 and 1", "something else"))) {
            Optional<Integer> bit = item.whole();
            if (bit.isPresent() && (bit.get() < 0 || bit.get() > 1)) {
                throw new GenotypeException(item.column(), "0 or 1", bit.get().toString());
            }
            if (bit.isPresent()) {
                bits.append(bit.get());
            } else {
                bits(item, bits);
            }
        }
    }

    private static String joined(Literal operations) {
        if (operations.words().isPresent()) {
            return operations.words().get().replaceAll("\\s", "");
        }
        List<String> names = new ArrayList<>();
        for (Literal item : operations.list().orElse(List.of(operations))) {
            names.add(item.words()
                    .orElseThrow(() -> new GenotypeException(
                            item.column(),
                            "an operation as conv3x3-bn-relu or c3 (numbers mean other operations in each program)",
                            Names201.found(item))));
        }
        return names.stream().collect(Collectors.joining(","));
    }
}
