package assay.supernet.search.method;

/**
 * A place where a method's paper and its released code disagree, or where one of them cannot be followed.
 *
 * @param paper what the paper says
 * @param code what the released code does
 * @param here what is done here, and which option gives the other
 */
public record Departure(String paper, String code, String here) {}
