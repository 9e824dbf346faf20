/** The networks of both spaces of NATS-Bench, as the rest of the program finds them. */
package assay.internal.bench201.kit;
