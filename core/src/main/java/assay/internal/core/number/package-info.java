/** How numbers are written for people: in the same way on the terminal, in reports and in documents. */
package assay.internal.core.number;
