/** Trainings of language models: {@code assay train --text}. */
package assay.internal.experiments.language;
