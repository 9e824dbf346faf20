package assay.core.space;

/** One architecture of a search space. Equal genotypes have equal texts. */
public interface Genotype {
    /** The official text of the architecture; {@link SearchSpace#parse} reads it back. */
    String text();
}
