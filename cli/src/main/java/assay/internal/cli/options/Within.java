package assay.internal.cli.options;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The allowed numbers of an option, with both ends. It is written where the option is declared. Every command refuses other
 * numbers, with the option's name, before it does anything.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Within {
    double from();

    double to();
}
