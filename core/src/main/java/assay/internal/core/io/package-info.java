/** Files that appear whole or not at all. */
package assay.core.io;
