/** Questions to a table, made of the parts that a user names: by options of a command, or by the columns of a list. */
package assay.internal.experiments.question;
