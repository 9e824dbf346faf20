/** Proxies of 2021 to 2025, each in a file of its own, and what they share. */
package assay.internal.proxies.today;
