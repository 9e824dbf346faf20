/** One SVG image: elements, marks, colours, scales from numbers to pixels. */
package assay.internal.reports.svg;
