/** The little that our threads share. */
package assay.core.thread;
