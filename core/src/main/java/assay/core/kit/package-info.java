/** Facts about each space that need no network: one {@link assay.core.kit.SpaceKit} for every space. */
package assay.core.kit;
