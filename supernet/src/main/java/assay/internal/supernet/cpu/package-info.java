/**
 * Float32 on a CPU: the default engine's fast half. ND4J gives memory, threads and matrix products; convolutions and
 * pools are oneDNN's, the library that ND4J itself calls, here with primitives that are made once for a shape and kept;
 * everything else is Java loops that the compiler vectorises.
 *
 * <p>Maps and kernels lie channels-last in memory ({@code [n, h, w, c]}, {@code [co, kh, kw, ci]}), which oneDNN computes
 * in without copies, for any number of channels; to the outside every tensor reads and writes as {@code [n, c, h, w]}.
 */
package assay.internal.supernet.cpu;
