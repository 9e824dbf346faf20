/** The official files of NATS-Bench and NAS-Bench-201: per-cell records, archives and the one large pickle. */
package assay.internal.bench201.truth.nats;
