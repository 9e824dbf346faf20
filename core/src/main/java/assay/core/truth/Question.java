package assay.core.truth;

import assay.core.space.Genotype;

/** What can be asked of a table about one architecture. */
public sealed interface Question permits Query, CostQuery {
    Genotype arch();

    Metric metric();

    /** The same question about another architecture. */
    Question about(Genotype other);

    /** Repeats the question without its architecture: {@code "accuracy on cifar10 test, schedule 200, ..."}. */
    String words();
}
