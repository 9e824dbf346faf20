package assay.internal.core.kits;

import assay.core.kit.ArchitectureCost;
import assay.core.kit.KnownArchitecture;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Picture;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.darts.CellDarts;
import assay.core.space.darts.CostDarts;
import assay.core.space.darts.DartsSpace;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.OpDarts;
import assay.core.space.darts.PublishedDarts;
import assay.core.space.darts.SkeletonDarts;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The space of DARTS. No table has its architectures. */
public final class KitDarts implements SpaceKit {
    private static final DartsSpace SPACE = DartsSpace.darts();

    @Override
    public int place() {
        return 7;
    }

    @Override
    public String name() {
        return SPACE.name();
    }

    @Override
    public String shortName() {
        return SPACE.name();
    }

    @Override
    public Optional<SearchSpace> search() {
        return Optional.of(SPACE);
    }

    @Override
    public Optional<Benchmark> benchmark() {
        return Optional.empty();
    }

    /** Here the number of cells of the network that proxies score is that of the whole network, as in the published supernet. */
    @Override
    public Map<String, Object> settings() {
        return Map.of("proxy_cells", 8);
    }

    @Override
    public ArchitectureText notations() {
        return ArchitectureText.darts();
    }

    @Override
    public boolean holds(Genotype genotype) {
        return genotype instanceof GenotypeDarts;
    }

    @Override
    public Optional<OfficialNumbers> numbering() {
        return Optional.empty();
    }

    @Override
    public Map<String, Long> params(Genotype genotype) {
        GenotypeDarts pair = (GenotypeDarts) genotype;
        Map<String, Long> params = new LinkedHashMap<>();
        params.put("cifar10", CostDarts.of(pair, SkeletonDarts.cifar(false)).params());
        params.put("imagenet", CostDarts.of(pair, SkeletonDarts.imageNet(false)).params());
        return params;
    }

    @Override
    public List<KnownArchitecture> known() {
        return PublishedDarts.all().stream()
                .map(p -> new KnownArchitecture(
                        p.name(), p.about(), p.genotype(), p.genotype().python(), counts(p.genotype())))
                .toList();
    }

    private static Map<String, Long> counts(GenotypeDarts pair) {
        CostDarts cifar = CostDarts.of(pair, SkeletonDarts.cifar(true));
        CostDarts imageNet = CostDarts.of(pair, SkeletonDarts.imageNet(false));
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("cifar_params", cifar.params());
        counts.put("cifar_params_with_auxiliary", cifar.params() + cifar.auxiliaryParams());
        counts.put("cifar_multiply_adds", cifar.multiplyAdds());
        counts.put("imagenet_params", imageNet.params());
        counts.put("imagenet_multiply_adds", imageNet.multiplyAdds());
        return counts;
    }

    @Override
    public Optional<KnownArchitecture> typical() {
        return known().stream().filter(k -> k.name().equals("DARTS_V2")).findFirst();
    }

    /** The cost at the size that papers train: 36 channels, 20 cells. */
    @Override
    public ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built) {
        CostDarts cost =
                CostDarts.of((GenotypeDarts) genotype, new SkeletonDarts(false, 36, 20, dataset.classes(), 32, false));
        return new ArchitectureCost(cost.params(), cost.multiplyAdds());
    }

    @Override
    public Optional<Population> population(Optional<BuiltFacts> built) {
        return Optional.of(new PopulationDarts(this));
    }

    @Override
    public Map<String, Picture> pictures(Genotype genotype) {
        GenotypeDarts arch = (GenotypeDarts) genotype;
        Map<String, Picture> pictures = new LinkedHashMap<>();
        pictures.put("normal", picture("normal cell", arch.normal()));
        pictures.put("reduce", picture("reduction cell", arch.reduce()));
        return pictures;
    }

    @Override
    public String pictureNote() {
        return "k-2 and k-1 are the outputs of the two cells before; each node adds its edges, and "
                + "the output concatenates the nodes.";
    }

    private static Picture picture(String name, CellDarts cell) {
        List<List<Picture.Stairs.Edge>> nodes = cell.nodes().stream()
                .map(n -> n.stream()
                        .map(e -> new Picture.Stairs.Edge(e.input(), label(e.op()), kind(e.op())))
                        .toList())
                .toList();
        StringBuilder text = new StringBuilder(name);
        for (int i = 0; i < cell.nodes().size(); i++) {
            text.append("; node ").append(i).append(":");
            cell.nodes().get(i).forEach(e -> text.append(' ')
                    .append(label(e.op()))
                    .append(" from ")
                    .append(e.input() < 2 ? "input " + e.input() : "node " + (e.input() - 2))
                    .append(','));
        }
        return new Picture.Stairs(
                text.toString().replaceAll(",(;|$)", "$1"), List.of("k-2", "k-1"), nodes, cell.concat());
    }

    private static String label(OpDarts op) {
        return switch (op) {
            case NONE -> "none";
            case MAX_POOL_3X3 -> "max 3×3";
            case AVG_POOL_3X3 -> "avg 3×3";
            case SKIP_CONNECT -> "skip";
            case SEP_CONV_3X3 -> "sep 3×3";
            case SEP_CONV_5X5 -> "sep 5×5";
            case DIL_CONV_3X3 -> "dil 3×3";
            case DIL_CONV_5X5 -> "dil 5×5";
            case SEP_CONV_7X7 -> "sep 7×7";
            case CONV_7X1_1X7 -> "7×1 1×7";
        };
    }

    private static Picture.Kind kind(OpDarts op) {
        return switch (op) {
            case NONE -> Picture.Kind.ZERO;
            case SKIP_CONNECT -> Picture.Kind.SKIP;
            case MAX_POOL_3X3, AVG_POOL_3X3 -> Picture.Kind.POOL;
            case SEP_CONV_3X3, SEP_CONV_5X5, SEP_CONV_7X7, CONV_7X1_1X7 -> Picture.Kind.LARGE_CONVOLUTION;
            case DIL_CONV_3X3, DIL_CONV_5X5 -> Picture.Kind.SMALL_CONVOLUTION;
        };
    }
}
