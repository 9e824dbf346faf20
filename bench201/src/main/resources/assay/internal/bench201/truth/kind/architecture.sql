-- Table architecture of the store of NAS-Bench-201.
CREATE TABLE architecture (
    arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL, isomorphism INTEGER NOT NULL, network INTEGER NOT NULL,
    params_cifar10 BIGINT, params_cifar100 BIGINT, params_imagenet16_120 BIGINT,
    flops_cifar10 BIGINT, flops_cifar100 BIGINT, flops_imagenet16_120 BIGINT);
COMMENT ON TABLE architecture IS 'All architectures of the space. Costs are exact counts by formula, not the raw records, some of which are wrong.';
COMMENT ON COLUMN architecture.arch IS 'Official index.';
COMMENT ON COLUMN architecture.text IS 'Official text.';
COMMENT ON COLUMN architecture.isomorphism IS 'Smallest index of the architectures that are the same by the official rule.';
COMMENT ON COLUMN architecture.network IS 'The architecture that stands for all that are one network with its weights in another order: the class of reports.';
COMMENT ON COLUMN architecture.params_cifar10 IS 'Trainable parameters of the network with 10 classes.';
COMMENT ON COLUMN architecture.flops_cifar10 IS 'Multiply-adds for one 32x32 image.';
