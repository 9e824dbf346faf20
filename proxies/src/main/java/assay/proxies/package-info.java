/** See README.md, "The house". */
package assay.proxies;
