package assay.supernet.network;

import assay.supernet.tape.Weight;

/**
 * A parameter as its authors define it. Several parameters may be parts of one {@link Weight}: the convolutions of all edges
 * that leave a node run as one wide convolution.
 *
 * @param index place in the order of definition
 * @param shape row-major; {@code [out, in/groups, k, k]} of convolutions, {@code [out, in]} of linear layers
 * @param fanIn inputs of one output: the bound of the initial values is 1/sqrt(fanIn); 0 for normalisation
 * @param offset first element in the weight
 */
public record Parameter(int index, String name, Kind kind, int[] shape, int fanIn, Weight weight, int offset) {
    public int size() {
        int n = 1;
        for (int d : shape) {
            n *= d;
        }
        return n;
    }
}
