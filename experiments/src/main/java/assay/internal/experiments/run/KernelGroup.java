package assay.internal.experiments.run;

import assay.internal.supernet.profile.KernelClock;

/** What a kernel of an engine is for, in a search. */
final class KernelGroup {
    private KernelGroup() {}

    static String of(String kernel) {
        if (kernel.endsWith(KernelClock.OPTIMIZER)) {
            return "optimizer of weights";
        }
        return switch (kernel) {
            case "conv", "convGradInput", "convGradWeight", "convGrad" -> "convolution";
            case "channelMoments",
                    "channelSums",
                    "channelDots",
                    "channelSumsAndDots",
                    "channelAffine",
                    "channelAffineRelu" -> "normalisation and weighted sums";
            case "avgPool", "avgPoolGrad", "maxPool", "maxPoolGrad", "spatialMean", "spatialMeanGrad" -> "pooling";
            case "write", "read" -> "copies to and from Java";
            case "gemm", "softmaxLoss" -> "products and loss";
            case "relu", "reluGrad" -> "ReLU";
            case "gatherRows", "scatterRows", "highway", "highwayGrad" -> "recurrent cells";
            case "take", "takeTable", "give" -> "memory";
            // The others work element by element; a new kernel is one of them until it is named above.
            default -> "sums, element by element";
        };
    }
}
