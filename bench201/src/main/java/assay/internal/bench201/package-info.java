/** See README.md, "The house". */
package assay.internal.bench201;
