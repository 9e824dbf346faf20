/** How a language model with a fixed cell is trained: the recipe, the switch to averaged SGD, epochs, checkpoints, evaluation. */
package assay.internal.recurrent.train;
