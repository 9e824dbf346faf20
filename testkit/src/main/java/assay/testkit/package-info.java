/** See README.md, "The house". */
package assay.testkit;
