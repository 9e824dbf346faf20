package assay.core.kit;

import java.util.OptionalDouble;
import java.util.Set;

/** How well proxies order the architectures of a table, as a publication says. */
public interface PublishedCorrelations {
    /** The publication. */
    String source();

    /**
     * The absolute value of Spearman's correlation with the test accuracy; empty if it was not published.
     *
     * @param dataset of the table's accuracies, by its key
     */
    OptionalDouble spearman(String proxy, String dataset);

    /** The share of pairs that the majority of these proxies orders correctly; empty if it was not published. */
    OptionalDouble vote(Set<String> proxies, String dataset);
}
