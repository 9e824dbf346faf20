package assay.internal.cli.fuzz;

/** One architecture in every notation that is read. */
final class ArchitectureInputs {
    static final String[] EXAMPLES = {
        "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|",
        "6111",
        "006111.0",
        "np.int64(6111)",
        "(0, 1, 2, 3, 4, 0)",
        "[3, 3, 3, 1, 3, 3]",
        "8:16:32:48:64",
        "c3(0) c3(0,1) c1(1,2) c3(0,3) out(0,4)",
        "a958be818a5f3d98eb5ce84f41a7764a",
        "{\"module_adjacency\": [[0,1,1],[0,0,1],[0,0,0]], \"module_operations\": [\"input\", \"conv3x3-bn-relu\", \"output\"]}",
        "matrix=[[0,1,1],[0,0,1],[0,0,0]] ops=['input', 'conv3x3-bn-relu', 'output']",
        "Genotype(normal=[('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 0), ('sep_conv_3x3', 1),"
                + " ('skip_connect', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0), ('skip_connect', 2)], normal_concat="
                + "range(2, 6), reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2), ('max_pool_3x3', 0),"
                + " ('max_pool_3x3', 0), ('skip_connect', 2), ('skip_connect', 2), ('max_pool_3x3', 0)], reduce_concat="
                + "[np.int64(2), 3, 4, 5])",
        "DARTS_V2",
        "[[('nor_conv_3x3', 0)], [('none', 0), ('skip_connect', 1)], [('none', 0), ('none', 1), ('avg_pool_3x3', 2)]]"
    };

    private ArchitectureInputs() {}
}
