/** What is built in each space: one {@link assay.supernet.kit.NetworkKit} for every space that has networks. */
package assay.supernet.kit;
