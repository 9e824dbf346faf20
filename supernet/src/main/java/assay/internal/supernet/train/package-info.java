/**
 * Training one network to the end. {@link assay.internal.supernet.train.Recipe} says how, {@link assay.internal.supernet.train.Trainer} does
 * it on a team of workers, and goes on from its checkpoint to the same bytes.
 */
package assay.internal.supernet.train;
