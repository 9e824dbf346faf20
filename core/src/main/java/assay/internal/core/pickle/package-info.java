/**
 * Python pickles, read without running anything: a closed list of opcodes, five globals, and caps on every size. A caller gets
 * plain Java values, or a {@link assay.core.error.DataFormatException} that names the byte.
 */
package assay.internal.core.pickle;
