/** The networks of both spaces of NATS-Bench, in the form that the rest of the program uses. */
package assay.internal.bench201.kit;
