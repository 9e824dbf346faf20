/** Helpers that all code with threads shares. */
package assay.internal.core.thread;
