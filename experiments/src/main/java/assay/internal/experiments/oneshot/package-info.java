/** Whether a one-shot model orders architectures as the table does: one search, then every architecture with its weights. */
package assay.internal.experiments.oneshot;
