package assay.supernet.search;

/**
 * The part of a method that trains a supernet. Two methods with equal searches share one.
 *
 * @param warmup first epochs in which only the weights learn
 */
public record Search(Relaxation relax, Learn learn, Updates updates, int warmup) {
    public Search {
        if (warmup < 0) {
            throw new IllegalArgumentException("warm-up: expected at least 0 epochs, found " + warmup + ".");
        }
    }
}
