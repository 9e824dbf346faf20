/** The list of methods that ask a table, Assay's own and those of plug-ins. */
package assay.internal.core.method;
