/** Other people's code: jars that add methods, proxies, table methods and spaces to the catalogues; docs/plug-ins.md. */
package assay.internal.core.plugin;
