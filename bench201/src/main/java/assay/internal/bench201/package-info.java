/** See docs/house.md. */
package assay.internal.bench201;
