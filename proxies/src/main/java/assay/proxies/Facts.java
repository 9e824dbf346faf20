package assay.proxies;

/**
 * What a proxy computes, for people: what {@code assay list proxies NAME} prints.
 *
 * @param measures the score in words; larger is better
 * @param source where it is published
 * @param input what the network looks at, and how much of it
 * @param initialisation of the weights
 * @param normalisation by what statistics
 * @param layers that count
 * @param undefined where there is no score
 */
public record Facts(
        String measures,
        String source,
        String input,
        String initialisation,
        String normalisation,
        String layers,
        String undefined) {}
