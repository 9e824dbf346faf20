/** JSON files as streams of tokens. */
package assay.data.json;
