/** The little that our threads share. */
package assay.internal.core.thread;
