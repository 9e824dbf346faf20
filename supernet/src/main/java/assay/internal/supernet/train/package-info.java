/**
 * Training one network to the end. {@link assay.supernet.train.Recipe} says how, {@link assay.supernet.train.Trainer} does
 * it on a team of workers, and goes on from its checkpoint to the same bytes.
 */
package assay.supernet.train;
