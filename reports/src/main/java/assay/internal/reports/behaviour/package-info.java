/** How searches developed: figures that show more than the curve of one quantity, for the section on what the searches did. */
package assay.internal.reports.behaviour;
