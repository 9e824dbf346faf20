package assay.internal.core.kits;

import assay.core.kit.ArchitectureCost;
import assay.core.kit.KnownArchitecture;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Picture;
import assay.core.kit.Population;
import assay.core.kit.RecurrentTexts;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import assay.core.space.recurrent.CostRecurrent;
import assay.core.space.recurrent.GenotypeRecurrent;
import assay.core.space.recurrent.OpRecurrent;
import assay.core.space.recurrent.PublishedRecurrent;
import assay.core.space.recurrent.RecurrentSpace;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recurrent cells of DARTS, for language models. No table judges them. */
public final class KitRecurrent implements SpaceKit {
    private static final RecurrentSpace SPACE = RecurrentSpace.published();

    @Override
    public int place() {
        return 8;
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

    @Override
    public ArchitectureText notations() {
        return ArchitectureText.recurrent();
    }

    @Override
    public boolean holds(Genotype genotype) {
        return genotype instanceof GenotypeRecurrent;
    }

    @Override
    public Optional<OfficialNumbers> numbering() {
        return Optional.empty();
    }

    @Override
    public boolean readsText() {
        return true;
    }

    /** The texts: their vocabulary takes the place of classes. */
    @Override
    public Dataset dataset(String key) {
        return RecurrentTexts.dataset(key);
    }

    /** The parameters of the language models that papers train on two texts. */
    @Override
    public Map<String, Long> params(Genotype genotype) {
        GenotypeRecurrent cell = (GenotypeRecurrent) genotype;
        Map<String, Long> params = new LinkedHashMap<>();
        params.put("ptb", ptb(cell).params());
        params.put(
                "wikitext2",
                CostRecurrent.of(cell, CostRecurrent.WIKITEXT2_WORDS, CostRecurrent.WIKITEXT2_HIDDEN)
                        .params());
        return params;
    }

    private static CostRecurrent ptb(GenotypeRecurrent cell) {
        return CostRecurrent.of(cell, CostRecurrent.PTB_WORDS, CostRecurrent.PTB_HIDDEN);
    }

    @Override
    public List<KnownArchitecture> known() {
        return PublishedRecurrent.all().stream()
                .map(p -> new KnownArchitecture(
                        p.name(),
                        "recurrent cell of " + p.about(),
                        p.genotype(),
                        p.genotype().python(),
                        counts(p.genotype())))
                .toList();
    }

    private Map<String, Long> counts(GenotypeRecurrent cell) {
        Map<String, Long> counts = new LinkedHashMap<>();
        params(cell).forEach((text, params) -> counts.put(text + "_params", params));
        return counts;
    }

    @Override
    public Optional<KnownArchitecture> typical() {
        return known().stream().filter(k -> k.name().equals("DARTS_V2")).findFirst();
    }

    /**
     * The cost of the language model that papers train on Penn Treebank, with the multiply-adds of one word. The data set
     * changes nothing, because these cells do not see images.
     */
    @Override
    public ArchitectureCost cost(Genotype genotype, Dataset dataset, Optional<BuiltFacts> built) {
        CostRecurrent cost = ptb((GenotypeRecurrent) genotype);
        return new ArchitectureCost(cost.params(), cost.multiplyAdds());
    }

    @Override
    public Optional<Population> population(Optional<BuiltFacts> built) {
        return Optional.of(new PopulationRecurrent(this));
    }

    @Override
    public Map<String, Picture> pictures(Genotype genotype) {
        GenotypeRecurrent cell = (GenotypeRecurrent) genotype;
        List<List<Picture.Stairs.Edge>> nodes = cell.nodes().stream()
                .map(n -> n.stream()
                        .map(e -> new Picture.Stairs.Edge(e.predecessor(), e.op().token(), kind(e.op())))
                        .toList())
                .toList();
        StringBuilder text = new StringBuilder("recurrent cell");
        for (int i = 0; i < nodes.size(); i++) {
            text.append(i == 0 ? ": " : "; ").append("node ").append(i + 1).append(':');
            nodes.get(i).forEach(e -> text.append(' ')
                    .append(e.label())
                    .append(" from state ")
                    .append(e.from()));
        }
        return Map.of("cell", new Picture.Stairs(text.toString(), List.of("0"), 1, nodes, cell.concat()));
    }

    @Override
    public String pictureNote() {
        return "State 0 is made of the word x and of the hidden state h before; each node mixes the state that it reads with"
                + " an operation of it, by a gate; the new hidden state is the mean of the nodes.";
    }

    private static Picture.Kind kind(OpRecurrent op) {
        return switch (op) {
            case NONE -> Picture.Kind.ZERO;
            case IDENTITY -> Picture.Kind.SKIP;
            case SIGMOID -> Picture.Kind.POOL;
            case TANH -> Picture.Kind.SMALL_CONVOLUTION;
            case RELU -> Picture.Kind.LARGE_CONVOLUTION;
        };
    }
}
