/** How numbers are written for people, the same on the terminal, in reports and in documents. */
package assay.internal.core.number;
