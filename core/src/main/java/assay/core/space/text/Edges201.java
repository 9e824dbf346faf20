package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.internal.core.literal.Literal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A dictionary with an operation for each edge. An edge is {@code 0_1} (from 0 to 1, NNI), {@code 1<-0} (HPOBench), or {@code
 * hp_x0} .. {@code hp_x5} (Syne Tune, in official order).
 */
final class Edges201 implements Notation {
    private static final Pattern FROM_TO = Pattern.compile("([0-2])_([1-3])");
    private static final Pattern TO_FROM = Pattern.compile("([1-3])<-([0-2])");
    private static final Pattern NUMBER = Pattern.compile("hp_x([0-5])");

    @Override
    public String name() {
        return "an operation for each edge (NNI, HPOBench)";
    }

    @Override
    public String example() {
        return "{\"0_1\": \"conv_3x3\", \"0_2\": \"none\", ...}";
    }

    @Override
    public boolean claims(Written written) {
        return written.literal().filter(Literal.Named.class::isInstance).isPresent();
    }

    @Override
    public Genotype read(Written written) {
        Literal.Named named = (Literal.Named) written.literal().orElseThrow();
        Op201[] edges = new Op201[Genotype201.EDGES];
        for (Map.Entry<String, Literal> entry : named.values().entrySet()) {
            Literal value = entry.getValue();
            int edge = edge(entry.getKey())
                    .orElseThrow(() -> new GenotypeException(
                            value.column(),
                            "an edge as 0_1, 1<-0 or hp_x0 before the value",
                            "'" + entry.getKey() + "'"));
            if (edges[edge] != null) {
                throw new GenotypeException(value.column(), "each edge once", "'" + entry.getKey() + "' again");
            }
            edges[edge] = Names201.op(value);
        }
        for (int e = 0; e < edges.length; e++) {
            if (edges[e] == null) {
                throw new GenotypeException(
                        named.column(),
                        "an operation for each of the 6 edges",
                        "none for the edge from " + Genotype201.source(e) + " to " + Genotype201.target(e));
            }
        }
        return new Genotype201(List.of(edges));
    }

    @Override
    public Optional<String> write(Genotype genotype) {
        List<Op201> edges = ((Genotype201) genotype).edges();
        return Optional.of(IntStream.range(0, Genotype201.EDGES)
                .mapToObj(e -> "\"" + Genotype201.source(e) + "_" + Genotype201.target(e) + "\": \""
                        + edges.get(e).token().replace("nor_", "") + '"')
                .collect(Collectors.joining(", ", "{", "}")));
    }

    private static Optional<Integer> edge(String key) {
        Matcher number = NUMBER.matcher(key);
        if (number.matches()) {
            return Optional.of(Integer.valueOf(number.group(1)));
        }
        Matcher from = FROM_TO.matcher(key);
        Matcher to = TO_FROM.matcher(key);
        String source = from.matches() ? from.group(1) : to.matches() ? to.group(2) : "";
        String target = source.isEmpty() ? "" : from.matches() ? from.group(2) : to.group(1);
        for (int e = 0; e < Genotype201.EDGES; e++) {
            if (source.equals(Integer.toString(Genotype201.source(e)))
                    && target.equals(Integer.toString(Genotype201.target(e)))) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }
}
