package assay.supernet.search;

/** The part of a method that trains a supernet. Two methods with equal searches share one. */
public record Search(Relaxation relax, Learn learn, Updates updates) {}
