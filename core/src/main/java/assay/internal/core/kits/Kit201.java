package assay.internal.core.kits;

import assay.core.error.UsageException;
import assay.core.kit.ArchitectureCost;
import assay.core.kit.CellChoice;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Picture;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Cost201;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Isomorphism201;
import assay.core.space.bench201.Op201;
import assay.core.space.bench201.Skeleton201;
import assay.core.space.bench201.Wiring201;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.internal.core.feature.Features201;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The cells of NAS-Bench-201. Benchmarks of your own have these cells too. */
public final class Kit201 implements SpaceKit {
    private static final Bench201Space SPACE = new Bench201Space();

    private static final Skeleton201 PUBLISHED = new Skeleton201(16, 5, 10, 32);

    /** Numbers the cells in the official order. */
    private enum Official implements OfficialNumbers {
        CELLS;

        @Override
        public int size() {
            return Bench201Index.get().size();
        }

        @Override
        public Genotype at(int number) {
            return Bench201Index.get().cell(number);
        }

        @Override
        public int indexOf(Genotype genotype) {
            if (genotype instanceof Genotype201 cell) {
                return Bench201Index.get().indexOf(cell);
            }
            throw new UsageException(
                    SPACE.name() + ": expected a cell of NAS-Bench-201's space, found '" + genotype.text() + "'.");
        }
    }

    @Override
    public int place() {
        return 1;
    }

    @Override
    public String name() {
        return SPACE.name();
    }

    @Override
    public String shortName() {
        return Benchmark.NASBENCH201.shortName();
    }

    @Override
    public Optional<SearchSpace> search() {
        return Optional.of(SPACE);
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.of(Benchmark.NASBENCH201);
    }

    @Override
    public ArchitectureText notations() {
        return ArchitectureText.nasbench201();
    }

    @Override
    public boolean publishesMeans() {
        return true;
    }

    @Override
    public boolean holds(Genotype genotype) {
        return genotype instanceof Genotype201;
    }

    @Override
    public Optional<OfficialNumbers> numbering() {
        return Optional.of(Official.CELLS);
    }

    @Override
    public Optional<String> officialFiles() {
        return Optional.of(
                "the official NATS-tss-v1_0-3ffb9-simple folder or tar (https://github.com/D-X-Y/NATS-Bench)");
    }

    /** The numbers of all cells that are the same network except for the order of its weights, separated by blanks. */
    @Override
    public Map<String, String> relatives(Genotype genotype) {
        String key = Wiring201.key((Genotype201) genotype);
        Bench201Index index = Bench201Index.get();
        return Map.of(
                "same_network",
                IntStream.range(0, index.size())
                        .filter(i -> Wiring201.key(index.cell(i)).equals(key))
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" ")));
    }

    @Override
    public Optional<int[]> representatives() {
        return Optional.of(Wiring201.representatives());
    }

    @Override
    public List<CellChoice> choices() {
        return List.of(CellChoice201.values());
    }

    @Override
    public ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built) {
        Skeleton201 network = built.map(BuiltFacts::network)
                .orElseGet(() -> Skeleton201.official(dataset.classes(), dataset.imageSize()));
        Cost201 cost = Cost201.of((Genotype201) genotype, network);
        return new ArchitectureCost(cost.params(), cost.multiplyAdds());
    }

    @Override
    public double[] features(Genotype genotype) {
        return Features201.of((Genotype201) genotype);
    }

    /** The cost of the published network without the edges that carry nothing to the output. */
    @Override
    public OptionalDouble pathCost(Genotype genotype) {
        Genotype201 live = SPACE.parse(Isomorphism201.LIVE_EDGES.key((Genotype201) genotype));
        return OptionalDouble.of(Cost201.of(live, PUBLISHED).multiplyAdds());
    }

    @Override
    public List<Genotype> landscape() {
        return IntStream.range(0, Official.CELLS.size())
                .mapToObj(Official.CELLS::at)
                .toList();
    }

    @Override
    public Optional<Population> population(Optional<BuiltFacts> built) {
        return Optional.of(new Population201(this, built));
    }

    /** An edge is alive if it lies on a path from input to output on which no edge is {@code none}. */
    @Override
    public Map<String, Picture> pictures(Genotype genotype) {
        Genotype201 cell = (Genotype201) genotype;
        boolean[] fed = new boolean[4];
        boolean[] used = new boolean[4];
        fed[0] = true;
        used[3] = true;
        for (int e = 0; e < Genotype201.EDGES; e++) {
            fed[Genotype201.target(e)] |= carries(cell, e) && fed[Genotype201.source(e)];
        }
        for (int e = Genotype201.EDGES - 1; e >= 0; e--) {
            used[Genotype201.source(e)] |= carries(cell, e) && used[Genotype201.target(e)];
        }
        List<Picture.OnEdges.Edge> edges = new ArrayList<>();
        for (int e = 0; e < Genotype201.EDGES; e++) {
            int from = Genotype201.source(e);
            int to = Genotype201.target(e);
            Op201 op = cell.edges().get(e);
            boolean dead = !(carries(cell, e) && fed[from] && used[to]);
            edges.add(new Picture.OnEdges.Edge(from, to, label(op), kind(op), dead));
        }
        return Map.of("cell", new Picture.OnEdges("cell " + cell.text(), 4, edges));
    }

    @Override
    public String pictureNote() {
        return "Node 0 is the input, node 3 the output. Edges that carry nothing from input to output are faded.";
    }

    /** {@code c3|c3 c3|skip c3 c1}: the operations into nodes 1, 2 and 3. */
    @Override
    public String brief(Genotype genotype) {
        Genotype201 cell = (Genotype201) genotype;
        StringBuilder text = new StringBuilder();
        for (int e = 0; e < Genotype201.EDGES; e++) {
            String gap = e == 0 ? "" : Genotype201.target(e) == Genotype201.target(e - 1) ? " " : "|";
            text.append(gap).append(code(cell.edges().get(e)));
        }
        return text.toString();
    }

    private static String code(Op201 op) {
        return switch (op) {
            case NONE -> "none";
            case SKIP_CONNECT -> "skip";
            case CONV_1X1 -> "c1";
            case CONV_3X3 -> "c3";
            case AVG_POOL_3X3 -> "pool";
        };
    }

    private static boolean carries(Genotype201 cell, int edge) {
        return cell.edges().get(edge) != Op201.NONE;
    }

    private static String label(Op201 op) {
        return switch (op) {
            case NONE -> "none";
            case SKIP_CONNECT -> "skip";
            case CONV_1X1 -> "conv 1×1";
            case CONV_3X3 -> "conv 3×3";
            case AVG_POOL_3X3 -> "pool 3×3";
        };
    }

    private static Picture.Kind kind(Op201 op) {
        return switch (op) {
            case NONE -> Picture.Kind.ZERO;
            case SKIP_CONNECT -> Picture.Kind.SKIP;
            case CONV_1X1 -> Picture.Kind.SMALL_CONVOLUTION;
            case CONV_3X3 -> Picture.Kind.LARGE_CONVOLUTION;
            case AVG_POOL_3X3 -> Picture.Kind.POOL;
        };
    }
}
