/**
 * How foreign files get into stores: a {@link assay.internal.data.importing.FileFormat} reads its files into a
 * {@link assay.internal.data.importing.Target}; {@link assay.internal.data.importing.Imports} finds the format of each
 * file by its content and makes one change of everything that goes into one store, completely or not at all.
 */
package assay.internal.data.importing;
