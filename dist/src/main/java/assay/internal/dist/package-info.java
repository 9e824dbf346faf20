/** What the release archive has besides the program: completion for shells, manual pages, the commit. Never shipped. */
package assay.internal.dist;
