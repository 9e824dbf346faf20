/** Where units of work are done: on this machine's threads, or elsewhere. A unit is a pure function of its inputs. */
package assay.internal.experiments.place;
