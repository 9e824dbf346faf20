/** A whole table as one page that is looked at offline: {@code assay explore}. */
package assay.internal.experiments.explore;
