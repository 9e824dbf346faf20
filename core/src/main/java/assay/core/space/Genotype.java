package assay.core.space;

/** One architecture of a search space. Equal genotypes have equal texts. */
public sealed interface Genotype permits Cell101, Genotype201, GenotypeDarts, GenotypeSize, OneShot {
    /** The official text of the architecture; {@link SearchSpace#parse} reads it back. */
    String text();
}
