/** NAS-Bench-101 networks, and the one-shot models of the NAS-Bench-1Shot1 spaces. */
package assay.internal.bench1shot1.network;
