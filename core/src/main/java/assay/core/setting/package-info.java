/** Settings that a part of a method declares: name, default, bounds, meaning, and how a value is read. */
package assay.core.setting;
