package assay.supernet.search.learn;

/** The order of the two updates in a step. Published programs differ in it. */
public enum Updates {
    /** AutoDL-Projects' DARTS. */
    WEIGHTS_THEN_ALPHA("weights, then alpha"),
    /** quark0/darts, DrNAS, iDARTS and so BaLeNAS. */
    ALPHA_THEN_WEIGHTS("alpha, then weights");

    private final String title;

    Updates(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
