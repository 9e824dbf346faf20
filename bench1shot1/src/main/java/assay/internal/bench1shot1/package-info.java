/** NAS-Bench-101 and the three spaces of NAS-Bench-1Shot1 inside it. */
package assay.internal.bench1shot1;
