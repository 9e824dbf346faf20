/**
 * Float32 on a CPU: the fast half of the default engine. ND4J provides memory, threads and matrix products. Convolutions and
 * pooling use oneDNN, the library that ND4J itself calls, with primitives that are made once for a shape and then kept.
 * Everything else is Java loops that the compiler vectorises.
 *
 * <p>Maps and kernels lie channels-last in memory ({@code [n, h, w, c]}, {@code [co, kh, kw, ci]}), in which oneDNN works
 * without copies, for any number of channels. Callers read and write every tensor as {@code [n, c, h, w]}.
 */
package assay.internal.supernet.cpu;
