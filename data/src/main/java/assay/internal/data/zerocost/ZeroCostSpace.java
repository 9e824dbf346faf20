package assay.internal.data.zerocost;

import assay.core.truth.Dataset;
import java.util.List;

/** The space of a file of scores: how the file writes architectures and data sets. */
public interface ZeroCostSpace {
    /** The name of the space in earlier files, such as {@code nasbench201}. */
    String benchmark();

    /** The data sets of the scores, with their names in the file. */
    List<Dataset> datasets();

    /** How many architectures the space has. */
    int size();

    /** An example of how such files write an architecture, for messages. */
    String example();

    /** The number of the architecture with this text; negative if the text is not an architecture. */
    int arch(String text);

    /**
     * Whether several texts can mean one architecture. If so, the first one in a file is used, and the others are counted.
     */
    boolean hasManyTexts();
}
