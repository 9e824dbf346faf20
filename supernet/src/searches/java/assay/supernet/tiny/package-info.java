/** Searches in a tiny size, for the tests of all spaces: the modules of the spaces compile this folder with their tests. */
package assay.supernet.tiny;
