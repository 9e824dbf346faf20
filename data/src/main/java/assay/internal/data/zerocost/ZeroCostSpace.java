package assay.internal.data.zerocost;

import assay.core.truth.Dataset;
import java.util.List;

/** The space that a file of scores is of: how the file writes its architectures and data sets. */
public interface ZeroCostSpace {
    /** What earlier files call it: {@code nasbench201}. */
    String benchmark();

    /** The data sets that its scores are of, under their names in the file. */
    List<Dataset> datasets();

    /** How many architectures it has. */
    int size();

    /** An architecture as such files write it, for messages. */
    String example();

    /** The architecture of a text; negative if it is none. */
    int arch(String text);

    /** Whether several texts mean one architecture: then the first that a file has is taken, and the others are counted. */
    boolean hasManyTexts();
}
