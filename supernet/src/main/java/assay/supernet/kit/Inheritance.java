package assay.supernet.kit;

import assay.core.space.Genotype;
import assay.supernet.tape.Vec;

/** Evaluates one architecture within the supernet of its space, with the weights that the supernet learnt. */
@FunctionalInterface
public interface Inheritance {
    /**
     * Sets the weights of the options so that only this architecture is computed.
     *
     * @param mix one weight for each option of {@link assay.core.space.SearchSpace#alphas()}
     * @param sumToOne whether the weights of several inputs of a vertex sum to one; otherwise each is 1
     */
    void set(Vec mix, Genotype arch, boolean sumToOne);
}
