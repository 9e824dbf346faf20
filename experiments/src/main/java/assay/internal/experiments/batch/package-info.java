/**
 * Lists of questions: each row is read, answered and handed on in the order of the list. {@link
 * assay.internal.experiments.batch.QuestionBatch} is the start; {@link assay.internal.experiments.batch.BatchRows} answers, {@link
 * assay.internal.experiments.batch.BatchSink} writes.
 */
package assay.internal.experiments.batch;
