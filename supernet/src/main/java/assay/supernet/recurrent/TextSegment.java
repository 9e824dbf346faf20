package assay.supernet.recurrent;

/**
 * So many steps of several columns of a text.
 *
 * @param words the step's words of all columns, then those of the next step
 * @param targets the words that follow each
 * @param steps how many time steps
 * @param batch how many columns
 */
public record TextSegment(int[] words, int[] targets, int steps, int batch) {
    public TextSegment {
        if (steps < 1 || batch < 1 || words.length != steps * batch || targets.length != words.length) {
            throw new IllegalArgumentException("segment of text: expected " + steps + " steps of " + batch
                    + " words and as many targets, found " + words.length + " and " + targets.length + ".");
        }
    }
}
