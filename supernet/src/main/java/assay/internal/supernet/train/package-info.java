/**
 * Training one network to the end. {@link assay.internal.supernet.train.Recipe} says how, {@link
 * assay.internal.supernet.train.Trainer} does it with a team of workers. If it continues from a checkpoint, the result has the
 * same bytes.
 */
package assay.internal.supernet.train;
