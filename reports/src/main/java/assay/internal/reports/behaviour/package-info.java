/** How searches moved: figures beyond the curve of a single quantity, for the section on what the searches did. */
package assay.internal.reports.behaviour;
