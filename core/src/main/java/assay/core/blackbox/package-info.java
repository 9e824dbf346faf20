/**
 * Searches that only ask what a training would have given, and are charged for it: random search, evolution, REINFORCE, local
 * search, BOHB. They see a space's decision groups and an {@link assay.core.blackbox.Oracle}, never which space it is.
 */
package assay.core.blackbox;
