package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.bench101.Cell101;
import assay.internal.core.literal.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** NNI's dictionary of a NAS-Bench-101 cell: {@code op1} .. {@code op5}, and the inputs of each vertex, {@code input1} on. */
final class Inputs101 implements Notation {
    private static final int MOST = 7;

    @Override
    public String name() {
        return "operations and inputs of each vertex (NNI)";
    }

    @Override
    public String example() {
        return "{\"op1\": \"conv3x3-bn-relu\", \"input1\": [0], \"input2\": [0, 1]}";
    }

    @Override
    public boolean claims(Written written) {
        return written.literal()
                .filter(l -> l instanceof Literal.Named named && named.values().containsKey("input1"))
                .isPresent();
    }

    @Override
    public Genotype read(Written written) {
        Literal.Named named = (Literal.Named) written.literal().orElseThrow();
        Map<String, Literal> values = named.values();
        int output = 1;
        while (output < MOST && values.containsKey("op" + output)) {
            output++;
        }
        if (values.size() != 2 * output - 1) {
            throw new GenotypeException(
                    named.column(),
                    "op1 .. op" + (output - 1) + " and input1 .. input" + output,
                    values.keySet().toString());
        }
        StringBuilder matrix = new StringBuilder();
        char[][] edges = new char[output + 1][output + 1];
        for (char[] row : edges) {
            Arrays.fill(row, '0');
        }
        for (int v = 1; v <= output; v++) {
            for (Literal input : inputs(named, v)) {
                int vertex = v;
                int from = input.whole()
                        .filter(i -> i >= 0 && i < vertex)
                        .orElseThrow(() -> new GenotypeException(
                                input.column(), "a vertex 0.." + (vertex - 1), Names201.found(input)));
                edges[from][v] = '1';
            }
        }
        for (char[] row : edges) {
            matrix.append(row);
        }
        List<String> ops = new ArrayList<>();
        for (int v = 1; v < output; v++) {
            Literal op = values.get("op" + v);
            ops.add(op.words()
                    .orElseThrow(() -> new GenotypeException(op.column(), "an operation", Names201.found(op))));
        }
        return Cell101.parse(matrix.toString(), String.join(";", ops));
    }

    private static List<Literal> inputs(Literal.Named named, int vertex) {
        Literal inputs = named.values().get("input" + vertex);
        if (inputs == null) {
            throw new GenotypeException(named.column(), "input" + vertex, "none");
        }
        return inputs.list().orElse(List.of(inputs));
    }
}
