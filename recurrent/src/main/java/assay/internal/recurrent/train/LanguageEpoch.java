package assay.internal.recurrent.train;

/**
 * The results of an epoch of training.
 *
 * @param epoch from 1
 * @param phase which optimizer took its steps
 * @param seconds of training since the start, evaluation and earlier runs of the program included
 * @param wordsPerSecond during training
 * @param trainLoss mean cross entropy of a word while the weights changed, with dropout
 * @param valid quality on the validation text after the epoch; with averaged SGD, that of the averaged weights
 */
public record LanguageEpoch(
        int epoch, Phase phase, double seconds, double wordsPerSecond, double trainLoss, LanguageQuality valid) {
    /** The phases of a training, in their order. */
    public enum Phase {
        SGD("sgd"),
        AVERAGED("averaged-sgd"),
        FINE_TUNING("fine-tuning");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        /** The word for this phase in files. */
        public String word() {
            return word;
        }
    }

    double[] save() {
        return new double[] {
            epoch, phase.ordinal(), seconds, wordsPerSecond, trainLoss, valid.sum(), valid.rows(), valid.columns()
        };
    }

    static LanguageEpoch load(double[] v) {
        return new LanguageEpoch(
                (int) v[0], Phase.values()[(int) v[1]], v[2], v[3], v[4], new LanguageQuality(v[5], (int) v[6], (int)
                        v[7]));
    }
}
