package assay.reports.document;

/** What stands in script elements. */
final class Script {
    private Script() {}

    /** The same JSON without a character that could end the element or confuse a reader of XML. */
    static String quiet(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }
}
