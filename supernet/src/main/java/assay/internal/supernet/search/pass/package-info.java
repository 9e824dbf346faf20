/**
 * The passes through a supernet that steps are made of, and the architecture that they are for. They know neither epochs nor
 * the settings of a search.
 */
package assay.internal.supernet.search.pass;
