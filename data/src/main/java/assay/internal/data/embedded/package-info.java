/**
 * Tables that the program carries: {@link assay.internal.data.embedded.EmbeddedTable} makes the store of such a table
 * when it is first used, and {@link assay.internal.data.embedded.PackedTable} is the compact form in which the program
 * carries published measurements.
 */
package assay.internal.data.embedded;
