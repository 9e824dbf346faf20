/** What every search space has: its decisions, genotypes and their errors. Each space has a room below. No measured numbers live here. */
package assay.core.space;
