/**
 * What all work has: where it is kept, who listens to it, how it is stopped and spread over threads, what it may hold in memory.
 */
package assay.internal.experiments.work;
