/** One exception per cause that the caller can act on, each with its exit code. */
package assay.core.error;
