/**
 * How foreign files get into stores: a {@link assay.data.importing.FileFormat} reads its files into a
 * {@link assay.data.importing.Target}; {@link assay.data.importing.Imports} finds the format of each file by its content
 * and makes of all that goes into one store one change, whole or not at all.
 */
package assay.data.importing;
