/**
 * A JUnit 5 test of the architectures that a search finds: {@link assay.junit.SearchQuality} on a test method, {@link
 * assay.junit.Found} as its parameter. Both stay as they are within one minor version; docs/ci.md has an example.
 */
package assay.junit;
