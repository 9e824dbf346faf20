-- The ground-truth store, version 1. docs/truth-schema.md explains it; the comments below travel in the file.
CREATE TABLE store_info (version INTEGER NOT NULL, benchmark VARCHAR NOT NULL);
COMMENT ON TABLE store_info IS 'One row: version of this schema, and the benchmark (search space) that the store is of.';

CREATE TABLE source (source INTEGER PRIMARY KEY, name VARCHAR UNIQUE NOT NULL, format VARCHAR NOT NULL);
COMMENT ON TABLE source IS 'What was imported: one row for each table file, benchmark folder or archive.';

CREATE TABLE source_file (
    source INTEGER NOT NULL, file VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, bytes BIGINT NOT NULL,
    importer VARCHAR NOT NULL, imported_at TIMESTAMP NOT NULL, PRIMARY KEY (source, file));
COMMENT ON TABLE source_file IS 'Provenance: every file read, its checksum and size as read, by what program and when (UTC).';

CREATE TABLE architecture (
    arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL, isomorphism INTEGER NOT NULL,
    params_cifar10 BIGINT, params_cifar100 BIGINT, params_imagenet16_120 BIGINT,
    flops_cifar10 BIGINT, flops_cifar100 BIGINT, flops_imagenet16_120 BIGINT);
COMMENT ON TABLE architecture IS 'All architectures of the space. Costs are exact counts by formula, not the raw records, some of which are wrong.';
COMMENT ON COLUMN architecture.arch IS 'Official index.';
COMMENT ON COLUMN architecture.text IS 'Official text.';
COMMENT ON COLUMN architecture.isomorphism IS 'Smallest index of the architectures that are the same by the official rule.';
COMMENT ON COLUMN architecture.params_cifar10 IS 'Trainable parameters of the network with 10 classes.';
COMMENT ON COLUMN architecture.flops_cifar10 IS 'Multiply-adds for one 32x32 image.';

CREATE TABLE series (
    series INTEGER PRIMARY KEY, source INTEGER NOT NULL, dataset VARCHAR NOT NULL, split VARCHAR,
    schedule INTEGER NOT NULL, trial VARCHAR NOT NULL, seeds VARCHAR NOT NULL, epoch INTEGER,
    metric VARCHAR NOT NULL, unit VARCHAR NOT NULL, basis VARCHAR NOT NULL, preference INTEGER NOT NULL);
COMMENT ON TABLE series IS 'What a reading is of: all of it but the architecture and the value.';
COMMENT ON COLUMN series.dataset IS 'What the network was trained on: cifar10-valid, cifar10, cifar100, ImageNet16-120.';
COMMENT ON COLUMN series.split IS 'What it was evaluated on: train, valid, test, valtest; NULL where that makes no difference (latency).';
COMMENT ON COLUMN series.schedule IS 'Epochs of the training setting; it fixes the learning rates too.';
COMMENT ON COLUMN series.trial IS 'A seed: that one training. mean: what --trials mean answers, over the seeds named. mean-allruns: the mean over all runs where the published mean is over fewer. unnamed: one run whose seed the source does not name.';
COMMENT ON COLUMN series.seeds IS 'The trainings that the value is over, as 777+888; empty where the source does not name them.';
COMMENT ON COLUMN series.epoch IS 'Epochs trained when measured, 1..schedule; NULL: the same at every epoch.';
COMMENT ON COLUMN series.basis IS 'measured; published mean; computed mean (by the importer, over the seeds); derived (from other values, as the documentation of the source says).';
COMMENT ON COLUMN series.preference IS 'Where several series answer one question, the lowest does.';

CREATE TABLE reading (arch INTEGER NOT NULL, series INTEGER NOT NULL, value DOUBLE NOT NULL);
COMMENT ON TABLE reading IS 'The measurements. What was not measured has no row.';

CREATE TABLE hardware_cost (
    arch INTEGER NOT NULL, dataset VARCHAR, device VARCHAR NOT NULL, metric VARCHAR NOT NULL,
    value DOUBLE NOT NULL, unit VARCHAR NOT NULL, source INTEGER NOT NULL);
COMMENT ON TABLE hardware_cost IS 'Costs on devices. dataset is NULL where the source does not state it; no row where it gives -1 (not available).';

CREATE TABLE proxy_score (
    arch INTEGER NOT NULL, dataset VARCHAR NOT NULL, proxy VARCHAR NOT NULL, value DOUBLE NOT NULL, source INTEGER NOT NULL);
COMMENT ON TABLE proxy_score IS 'Published zero-cost scores, as published (params and flops among them are counted by another tool).';

CREATE VIEW measurement AS
    SELECT r.arch, a.text, s.dataset, s.split, s.schedule, s.trial, s.seeds, s.epoch, s.metric, r.value, s.unit, s.basis,
           o.name AS source
    FROM reading r JOIN series s USING (series) JOIN architecture a USING (arch) JOIN source o USING (source);
COMMENT ON VIEW measurement IS 'The readings in long form: one row says everything about one number.';
