/** What is to be known of each space without building a network: one {@link assay.core.kit.SpaceKit} for every space. */
package assay.core.kit;
