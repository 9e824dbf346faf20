/**
 * What tests share: a runner for properties ({@link assay.testkit.Property}), seeded generators ({@link
 * assay.testkit.Gen}), damage for readers of foreign bytes ({@link assay.testkit.Mutations}) and the way to the real data
 * sets ({@link assay.testkit.RealData}). The value rule of the reference
 * numbers is {@link assay.core.random.ValueRule}. Tests of {@code core} cannot use this module, because it uses core.
 */
package assay.testkit;
