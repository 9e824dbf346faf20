package example;

import assay.supernet.search.method.Method;
import assay.supernet.search.method.MethodProvider;
import assay.supernet.search.method.Methods;
import java.util.List;

/** A search method made of parts: DARTS with one more term of the loss. */
public final class MyMethods implements MethodProvider {
    @Override
    public List<Method> methods() {
        return List.of(Methods.DARTS
                .named("small-logits-darts")
                .with(search -> search.penalise(new LogSumExp(0.5)))
                .source("the example plug-in: DARTS, first order, with a penalty on large logits"));
    }
}
