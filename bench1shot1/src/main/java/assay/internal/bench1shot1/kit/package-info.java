/** The networks of NAS-Bench-101 and NAS-Bench-1Shot1, in the form that the rest of the program uses. */
package assay.internal.bench1shot1.kit;
