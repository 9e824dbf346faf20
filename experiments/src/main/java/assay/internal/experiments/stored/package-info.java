/** Experiments that are stored: found by name, joined, enlarged, and written as reports. */
package assay.internal.experiments.stored;
