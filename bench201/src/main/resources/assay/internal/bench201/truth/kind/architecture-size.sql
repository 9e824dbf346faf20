-- Table architecture of the store of NATS-Bench's size space.
CREATE TABLE architecture (
    arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL,
    params_cifar10 BIGINT, params_cifar100 BIGINT, params_imagenet16_120 BIGINT,
    flops_cifar10 BIGINT, flops_cifar100 BIGINT, flops_imagenet16_120 BIGINT);
COMMENT ON TABLE architecture IS 'All architectures of the space. Costs are exact counts by formula.';
COMMENT ON COLUMN architecture.arch IS 'Official index: lexicographic, the first number slowest.';
COMMENT ON COLUMN architecture.text IS 'Official text: the channels of the five parts.';
COMMENT ON COLUMN architecture.params_cifar10 IS 'Trainable parameters of the network with 10 classes.';
COMMENT ON COLUMN architecture.flops_cifar10 IS 'Multiply-adds for one 32x32 image.';
