/** The published measurements of NAS-Bench-201 and NATS-Bench's size space that the program carries. */
package assay.internal.bench201.embedded;
