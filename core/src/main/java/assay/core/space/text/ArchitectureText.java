package assay.core.space.text;

import assay.core.space.Genotype;
import assay.core.space.GenotypeException;
import assay.core.space.SearchSpace;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.Cell101;
import assay.core.space.bench101.Hash101;
import assay.core.space.bench101.OneShotSpace;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.GenotypeSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads architectures of one space in all notations that people use. Every command that takes an architecture uses it. It finds
 * the notation from the content. A text that means different architectures in two notations is refused, and the message names
 * both.
 */
public final class ArchitectureText {
    private static final int LONGEST_SHOWN = 40;

    private final String space;
    private final List<Notation> notations;

    private ArchitectureText(String space, List<Notation> notations) {
        this.space = space;
        this.notations = notations;
    }

    /** Cells of NAS-Bench-201. */
    public static ArchitectureText nasbench201() {
        Bench201Index index = Bench201Index.get();
        return new ArchitectureText(
                "nasbench201",
                List.of(
                        new String201(),
                        new List201(),
                        new Edges201(),
                        new Nodes201(),
                        new OfficialIndex(
                                "nasbench201", index.size(), index::cell, g -> index.indexOf((Genotype201) g))));
    }

    /** Networks of NATS-Bench's size space. */
    public static ArchitectureText size() {
        return new ArchitectureText(
                "natsbench-sss",
                List.of(
                        new ChannelsText(),
                        new OfficialIndex(
                                "natsbench-sss", GenotypeSize.COUNT, GenotypeSize::ofIndex, g -> ((GenotypeSize) g)
                                        .index())));
    }

    /**
     * Cells of NAS-Bench-101, also written as architectures of NAS-Bench-1Shot1. The first look-up of a hash takes some
     * seconds.
     */
    public static ArchitectureText nasbench101() {
        return nasbench101(ArchitectureText::byHash);
    }

    /** @param lookup finds the cell of a hash faster */
    public static ArchitectureText nasbench101(Function<Hash101, Genotype> lookup) {
        return new ArchitectureText(
                "nasbench101",
                List.of(
                        new Graph101(),
                        new Matrix101(),
                        new Inputs101(),
                        new HashText(lookup),
                        new BlocksText(OneShotSpace.all()),
                        new OfficialIndex(
                                "nasbench101",
                                Bench101Index.CELLS,
                                i -> Bench101Index.get().cell(i),
                                g -> Bench101Index.get().indexOf(Cells101.cell(g))),
                        new Bits101()));
    }

    /** Architectures of one of the spaces of NAS-Bench-1Shot1. */
    public static ArchitectureText oneShot(OneShotSpace space) {
        return new ArchitectureText(space.name(), List.of(new BlocksText(List.of(space))));
    }

    /** Pairs of cells of the DARTS space. */
    public static ArchitectureText darts() {
        return new ArchitectureText("darts", List.of(new LiteralDarts(), new CompactDarts(), new TextDarts()));
    }

    /** Recurrent cells. */
    public static ArchitectureText recurrent() {
        return new ArchitectureText("recurrent", List.of(new LiteralRecurrent(), new TextRecurrent()));
    }

    /** Architectures of a space that has only its own text. */
    public static ArchitectureText own(SearchSpace space) {
        return new ArchitectureText(space.name(), List.of(new OwnText(space)));
    }

    /**
     * Reads an architecture.
     *
     * @throws GenotypeException naming the column, what was expected there and what was found
     * @throws assay.core.error.OutOfTableException if it is an index or a hash that the space does not have
     */
    public Genotype read(String text) {
        Written written = new Written(text);
        List<Notation> claiming =
                notations.stream().filter(n -> n.claims(written)).toList();
        if (claiming.isEmpty()) {
            throw written.broken().orElseGet(() -> new GenotypeException(1, expected(), "'" + shown(text) + "'"));
        }
        Map<Genotype, Notation> read = new LinkedHashMap<>();
        for (Notation notation : claiming) {
            read.putIfAbsent(notation.read(written), notation);
        }
        if (read.size() > 1) {
            throw new GenotypeException(
                    1,
                    "a text with one meaning",
                    read.entrySet().stream()
                                    .map(e -> "'" + shown(text) + "', which as "
                                            + e.getValue().name() + " is "
                                            + e.getKey().text())
                                    .collect(Collectors.joining(" and as "))
                            + ". Write the one that you mean as its text");
        }
        return read.keySet().iterator().next();
    }

    /**
     * The architecture in each notation of the space that can write it, by the notation's name. Reading any of them gives the
     * architecture back.
     */
    public Map<String, String> written(Genotype genotype) {
        Map<String, String> all = new LinkedHashMap<>();
        notations.forEach(n -> n.write(genotype).ifPresent(text -> all.put(n.name(), text)));
        return all;
    }

    /** The cell of NAS-Bench-101 that was read. An architecture of NAS-Bench-1Shot1 becomes the cell that it stands for. */
    public static Cell101 readCell101(String text) {
        return Cells101.cell(nasbench101().read(text));
    }

    private String expected() {
        return "an architecture of " + space + ": "
                + notations.stream().map(n -> n.name() + " " + n.example()).collect(Collectors.joining("; or "));
    }

    private static Cell101 byHash(Hash101 hash) {
        Bench101Index index = Bench101Index.get();
        return index.cell(index.indexOf(hash)
                .orElseThrow(() -> new GenotypeException(1, "the hash of a cell of the space", "'" + hash + "'")));
    }

    private static String shown(String text) {
        String stripped = text.strip();
        return stripped.length() > LONGEST_SHOWN ? stripped.substring(0, LONGEST_SHOWN) + "..." : stripped;
    }
}
