package assay.core.run;

import assay.core.space.Genotype;
import java.util.OptionalDouble;

/** A cell drawn while selecting, and its score; empty where the proxy is undefined for it (a cut-off cell). */
public record Sample(Genotype arch, OptionalDouble score) {}
