-- Table architecture of the store of NAS-Bench-101.
CREATE TABLE architecture (
    arch INTEGER PRIMARY KEY, text VARCHAR NOT NULL, hash VARCHAR NOT NULL,
    adjacency VARCHAR NOT NULL, ops VARCHAR NOT NULL, vertices TINYINT NOT NULL, edges TINYINT NOT NULL,
    oneshot_1 BOOLEAN NOT NULL, oneshot_2 BOOLEAN NOT NULL, oneshot_3 BOOLEAN NOT NULL,
    params BIGINT NOT NULL, flops BIGINT NOT NULL, profiler_flops BIGINT NOT NULL);
COMMENT ON TABLE architecture IS 'All cells of the space, isomorphic ones once: the one that was trained. Costs are exact counts by formula.';
COMMENT ON COLUMN architecture.arch IS 'Place in the official enumeration, in order of first appearance, from 0.';
COMMENT ON COLUMN architecture.text IS 'adjacency:ops.';
COMMENT ON COLUMN architecture.hash IS 'Official module hash, 32 hexadecimal digits.';
COMMENT ON COLUMN architecture.adjacency IS 'Strict upper triangle of the adjacency matrix, row by row.';
COMMENT ON COLUMN architecture.ops IS 'Operations of the vertices between input and output, joined by ;. c3: conv3x3-bn-relu, c1: conv1x1-bn-relu, mp: maxpool3x3.';
COMMENT ON COLUMN architecture.vertices IS 'With input and output.';
COMMENT ON COLUMN architecture.oneshot_1 IS 'Whether an architecture of space 1 of NAS-Bench-1Shot1 is this cell.';
COMMENT ON COLUMN architecture.params IS 'Trainable parameters.';
COMMENT ON COLUMN architecture.flops IS 'Multiply-adds for one 32x32 image: convolutions and the linear layer.';
COMMENT ON COLUMN architecture.profiler_flops IS 'What EvoXBench publishes as FLOPs, as the profiler of TensorFlow counts: two a multiply-add, and pooling, sums and averages.';
