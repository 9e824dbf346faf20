-- The ground-truth store, version 2, without table architecture, which each benchmark describes. docs/truth-schema.md explains it; the comments below travel in the file.
CREATE TABLE store_info (version INTEGER NOT NULL, benchmark VARCHAR NOT NULL);
COMMENT ON TABLE store_info IS 'One row: version of this schema, and the benchmark (search space) that the store is of.';

CREATE TABLE source (source INTEGER PRIMARY KEY, name VARCHAR UNIQUE NOT NULL, format VARCHAR NOT NULL);
COMMENT ON TABLE source IS 'What was imported: one row for each table file, benchmark folder or archive.';

CREATE TABLE source_file (
    source INTEGER NOT NULL, file VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, bytes BIGINT NOT NULL,
    checksum VARCHAR NOT NULL, importer VARCHAR NOT NULL, imported_at TIMESTAMP NOT NULL, PRIMARY KEY (source, file));
COMMENT ON TABLE source_file IS 'Provenance: every file read, its checksum and size as read, by what program and when (UTC).';
COMMENT ON COLUMN source_file.checksum IS 'known: the content is the published one (its name carries digits of the checksum, which agree); mismatch: they do not; unknown: nothing was published to compare with.';

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
COMMENT ON COLUMN series.epoch IS 'Epochs trained when measured, 1..schedule; NULL: the same at every epoch; -1: a learning curve, whose values are in table curve.';
COMMENT ON COLUMN series.basis IS 'measured; published mean; computed mean (by the importer, over the seeds); derived (from other values, as the documentation of the source says).';
COMMENT ON COLUMN series.preference IS 'Where several series answer one question, the lowest does.';

CREATE TABLE reading (arch INTEGER NOT NULL, series INTEGER NOT NULL, value DOUBLE NOT NULL);
COMMENT ON TABLE reading IS 'The measurements. What was not measured has no row.';

CREATE TABLE curve (arch INTEGER NOT NULL, series INTEGER NOT NULL, "values" DOUBLE[] NOT NULL);
COMMENT ON TABLE curve IS 'Learning curves: the measurements after epoch 1, 2, ... schedule.';

CREATE TABLE mark (
    arch INTEGER NOT NULL, dataset VARCHAR, schedule INTEGER, trial VARCHAR, kind VARCHAR NOT NULL,
    detail VARCHAR NOT NULL, source INTEGER NOT NULL);
COMMENT ON TABLE mark IS 'What a user should know of these measurements: trainings that are missing, raw values that contradict others. NULL: of all.';

CREATE TABLE hardware_cost (
    arch INTEGER NOT NULL, dataset VARCHAR, device VARCHAR NOT NULL, metric VARCHAR NOT NULL,
    value DOUBLE NOT NULL, unit VARCHAR NOT NULL, source INTEGER NOT NULL);
COMMENT ON TABLE hardware_cost IS 'Costs on devices. dataset is NULL where the source does not state it; no row where it gives -1 (not available).';

CREATE TABLE proxy_score (
    arch INTEGER NOT NULL, dataset VARCHAR NOT NULL, proxy VARCHAR NOT NULL, value DOUBLE NOT NULL, seconds DOUBLE,
    source INTEGER NOT NULL);
COMMENT ON TABLE proxy_score IS 'Published zero-cost scores, as published (params and flops among them are counted by another tool); those of a benchmark that was made with Assay: means over its seeds, of the networks before they were trained.';
COMMENT ON COLUMN proxy_score.seconds IS 'What computing the score took, as published; NULL: not stated.';

CREATE TABLE block_cost (
    device VARCHAR NOT NULL, metric VARCHAR NOT NULL, block VARCHAR NOT NULL, value DOUBLE NOT NULL, unit VARCHAR NOT NULL,
    source INTEGER NOT NULL);
COMMENT ON TABLE block_cost IS 'Costs of building blocks on devices, whose sum over the blocks of a network is its cost (HW-NAS-Bench, FBNet space).';

CREATE VIEW measurement AS
    SELECT v.arch, a.text, s.dataset, s.split, s.schedule, s.trial, s.seeds, v.epoch, s.metric, v.value, s.unit, s.basis,
           o.name AS source
    FROM (SELECT arch, series, epoch, value FROM reading JOIN (SELECT series, epoch FROM series) USING (series)
          UNION ALL
          SELECT arch, series, generate_subscripts("values", 1)::INTEGER, unnest("values") FROM curve) v
    JOIN series s USING (series) JOIN architecture a USING (arch) JOIN source o USING (source);
COMMENT ON VIEW measurement IS 'The readings and every point of the curves in long form: one row says everything about one number.';
