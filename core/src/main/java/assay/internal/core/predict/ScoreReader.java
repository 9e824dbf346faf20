package assay.internal.core.predict;

import assay.core.kit.SpaceKit;

/** Reads a file of zero-cost scores, which core itself cannot. Found by {@link java.util.ServiceLoader}. */
public interface ScoreReader {
    /**
     * The scores of all proxies in a file.
     *
     * @param file as in experiment files
     * @param space whose architectures they score, by official number
     */
    ProxyFeatures read(String file, SpaceKit space);
}
