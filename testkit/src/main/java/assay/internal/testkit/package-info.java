/**
 * Code that tests share: a runner for properties ({@link assay.internal.testkit.Property}), seeded generators ({@link
 * assay.internal.testkit.Gen}), damage for readers of foreign bytes ({@link assay.internal.testkit.Mutations}) and access to
 * the real data sets ({@link assay.internal.testkit.RealData}). The value rule of the reference numbers is {@link
 * assay.core.random.ValueRule}. Tests of {@code core} cannot use this module, because it uses core.
 */
package assay.internal.testkit;
