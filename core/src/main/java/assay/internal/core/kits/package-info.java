/** The kits of the published spaces, with what only they need: {@link assay.core.kit.SpaceKit} says what a kit is. */
package assay.internal.core.kits;
