/** JSON files as streams of tokens. */
package assay.internal.data.json;
