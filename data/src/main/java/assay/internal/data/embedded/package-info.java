/**
 * Tables that the program carries: {@link assay.internal.data.embedded.EmbeddedTable} makes the store of one when it is first asked, and
 * {@link assay.internal.data.embedded.PackedTable} is the compact form that published measurements are carried in.
 */
package assay.internal.data.embedded;
