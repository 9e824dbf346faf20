/** What memory this process may take, as the operating system says. */
package assay.internal.core.memory;
