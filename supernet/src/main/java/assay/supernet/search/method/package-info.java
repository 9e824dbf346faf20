/** A method as a composition of parts, and the catalogue of all methods. */
package assay.supernet.search.method;
