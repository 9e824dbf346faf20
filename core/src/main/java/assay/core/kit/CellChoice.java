package assay.core.kit;

import java.util.BitSet;
import java.util.Optional;

/**
 * Some architectures of a space, over which publications rank or correlate. They do not always say which architectures they
 * use, and numbers over different choices cannot be compared.
 */
public interface CellChoice {
    /** The key on the command line. */
    String key();

    /** A description for people. */
    String words();

    /** The official numbers of the architectures. */
    BitSet cells();

    /** Whether it is the whole space. */
    boolean isWhole();

    /** The correlations of proxies that were published over these architectures; empty if there are none. */
    Optional<PublishedCorrelations> published();
}
