/** Result files that other programs write of their searches, read as rows to judge; told by content. */
package assay.internal.experiments.foreign;
