/** Random numbers: callers pass in one root seed or its named streams. */
package assay.core.random;
