/** See README.md, "The house". */
package assay.bench201;
