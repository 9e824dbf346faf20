package assay.core.space.bench201;

import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The topology space of NAS-Bench-201: 6 edges of 5 operations, 15,625 cells (Dong and Yang, ICLR 2020). */
public final class Bench201Space implements SearchSpace {
    private static final List<Op201> OPS = List.of(Op201.values());
    private static final List<String> OPTIONS = OPS.stream().map(Op201::token).toList();
    private static final List<DecisionGroup> GROUPS = IntStream.range(0, Genotype201.EDGES)
            .mapToObj(e -> DecisionGroup.operation(
                    Genotype201.target(e) + "<-" + Genotype201.source(e),
                    new DecisionGroup.Target("cell", Genotype201.target(e)),
                    OPTIONS,
                    Op201.NONE.token(),
                    Op201.SKIP_CONNECT.token()))
            .toList();
    /** The first edge into nodes 1, 2 and 3; node n has n of them. */
    private static final int[] FIRST_EDGE = {0, 1, 3};

    @Override
    public String name() {
        return "nasbench201";
    }

    @Override
    public List<DecisionGroup> groups() {
        return GROUPS;
    }

    @Override
    public Genotype201 decode(int[] choices) {
        return new Genotype201(Arrays.stream(choices).mapToObj(OPS::get).toList());
    }

    @Override
    public int[] encode(Genotype genotype) {
        return ((Genotype201) genotype)
                .edges().stream().mapToInt(Op201::ordinal).toArray();
    }

    @Override
    public Genotype201 parse(String text) {
        Scan scan = new Scan(text);
        Op201[] edges = new Op201[Genotype201.EDGES];
        for (int e = 0; e < Genotype201.EDGES; e++) {
            if (e == 1 || e == 3) {
                scan.expect("|+|");
            } else {
                scan.expect("|");
            }
            edges[e] = scan.operation();
            scan.expect("~" + Genotype201.source(e));
        }
        scan.expect("|");
        scan.end();
        return new Genotype201(List.of(edges));
    }

    @Override
    public Genotype201 sample(RandomGenerator random) {
        return (Genotype201) SearchSpace.super.sample(random);
    }

    /**
     * Mutation of the benchmark's regularized evolution (AutoDL-Projects, R_EA): a node uniform among three, then one of
     * its edges, then another operation. So edge 1&lt;-0 changes a third of the time, each edge into node 3 a ninth.
     */
    @Override
    public Genotype201 mutate(Genotype parent, RandomGenerator random) {
        Genotype201 cell = (Genotype201) parent;
        int node = 1 + random.nextInt(3);
        int edge = FIRST_EDGE[node - 1] + random.nextInt(node);
        int other = random.nextInt(OPS.size() - 1);
        int old = cell.edges().get(edge).ordinal();
        return cell.with(edge, OPS.get(other < old ? other : other + 1));
    }

    /** Walks the text and remembers the column for the message. */
    private static final class Scan {
        private final String text;
        private int at;

        Scan(String text) {
            this.text = text;
        }

        void expect(String piece) {
            for (int i = 0; i < piece.length(); i++) {
                if (at >= text.length() || text.charAt(at) != piece.charAt(i)) {
                    throw new GenotypeException(at + 1, "'" + piece.charAt(i) + "'", found());
                }
                at++;
            }
        }

        Op201 operation() {
            int stop = at;
            while (stop < text.length() && "~|+".indexOf(text.charAt(stop)) < 0) {
                stop++;
            }
            String token = text.substring(at, stop);
            Op201 op = Op201.ofToken(token)
                    .orElseThrow(() -> new GenotypeException(
                            at + 1, "one of " + String.join("|", OPTIONS), token.isEmpty() ? found() : quote(token)));
            at = stop;
            return op;
        }

        void end() {
            if (at < text.length()) {
                throw new GenotypeException(at + 1, "the end of the text", found());
            }
        }

        private String found() {
            return at >= text.length() ? "the end of the text" : quote(text.substring(at));
        }

        private static String quote(String s) {
            return "'" + (s.length() > 24 ? s.substring(0, 24) + "..." : s) + "'";
        }
    }
}
