/**
 * NAS-Bench-101's file: TFRecord framing ({@link assay.internal.data.tfrecord.TfRecordReader}), the JSON of one training run
 * ({@link assay.internal.data.tfrecord.Run101}) and its protobuf message ({@link
 * assay.internal.data.tfrecord.ModelMetrics}). Checksums and lengths are checked before anything is parsed or allocated; for
 * any bytes, the result is a value or a {@link assay.core.error.DataFormatException} that names the byte and the record.
 */
package assay.internal.data.tfrecord;
