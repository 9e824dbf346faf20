/** A whole table as one page that works offline: {@code assay explore}. */
package assay.internal.experiments.explore;
