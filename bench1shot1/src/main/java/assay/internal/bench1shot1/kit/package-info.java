/** The networks of NAS-Bench-101 and NAS-Bench-1Shot1, as the rest of the program finds them. */
package assay.internal.bench1shot1.kit;
