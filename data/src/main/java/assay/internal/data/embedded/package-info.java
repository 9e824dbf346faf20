/**
 * Tables that the program carries: {@link assay.data.embedded.EmbeddedTable} makes the store of one when it is first asked, and
 * {@link assay.data.embedded.PackedTable} is the compact form that published measurements are carried in.
 */
package assay.data.embedded;
