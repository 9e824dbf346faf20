/** Files that appear whole or not at all. */
package assay.internal.core.io;
