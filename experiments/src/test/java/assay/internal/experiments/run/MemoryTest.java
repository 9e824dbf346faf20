package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.core.space.bench201.Skeleton201;
import assay.internal.bench201.network.Supernet201;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.supernet.plain.PlainBackend;
import assay.internal.supernet.search.pass.StepMemory;
import assay.internal.supernet.search.pass.Updater;
import assay.supernet.network.ImageSample;
import assay.supernet.network.Supernet;
import assay.supernet.optim.Sgd;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.method.Method;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Search;
import assay.supernet.search.relax.Relaxation;
import assay.supernet.search.relax.Softmax;
import assay.supernet.tape.Tape;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.DType;
import assay.supernet.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static Search darts() {
        Method darts = Methods.named("darts");
        return darts.search().orElseThrow();
    }

    private static Supernet supernet(Backend k) {
        return new Supernet201(k, new Skeleton201(2, 1, 10, 8), false);
    }

    /** An engine that computes holds the same memory in this step, plus temporary maps of its kernels. */
    @Test
    void sizesOfAStep_areThoseOfTheStep() {
        long counted = StepMemory.bytes(MemoryTest::supernet, darts(), 4, 8);
        try (Backend k = new PlainBackend(DType.FLOAT32);
                Supernet net = supernet(k);
                Sgd sgd = new Sgd(k, net.parameters().weights(), 0.9, false, 0)) {
            Updater updater = new Updater(new Tape(k), net, Relaxation.softmax());
            Tensor images = k.take(4, 3, 8, 8);
            k.fill(images, 1);
            double[] alpha = new double[30];
            Draw draw = Softmax.of(Groups.of(net.space()), alpha);
            updater.weights(new ImageSample(images, new int[4]), draw, sgd, 0.1, 0, null);
            updater.alphaGrad(new ImageSample(images, new int[4]), draw, new double[1]);
            assertEquals(1.0, (double) k.bytesHeld() / counted, 0.05);
        }
    }

    @Test
    void whatDoesNotFit_isRefusedWithBatchNeedAndLimit() {
        ExperimentConfig config =
                ExperimentConfig.parse("methods: [darts]\nseeds: [0, 1]", "x", List.of(), Catalogue.methods());
        RunSpace space = RunSpace.of(config);
        List<Job> jobs = Job.plan(config);
        UsageException e = assertThrows(UsageException.class, () -> Memory.check(config, space, jobs, 2, 64L << 20));
        assertTrue(e.getMessage().contains("supernet.batch 64"), e.getMessage());
        assertTrue(e.getMessage().contains("expected at most 0.1 GiB"), e.getMessage());
        assertDoesNotThrow(() -> Memory.check(config, space, jobs, 2, 64L << 30));
    }

    @Test
    void aBatchThatNoTensorHolds_isRefusedLikewise() {
        ExperimentConfig config = ExperimentConfig.parse(
                "methods: [darts]\nsupernet: {batch: 100000000}\nimages: {train: 100000000, valid: 100000000}",
                "x",
                List.of(),
                Catalogue.methods());
        RunSpace space = RunSpace.of(config);
        List<Job> jobs = Job.plan(config);
        UsageException e =
                assertThrows(UsageException.class, () -> Memory.check(config, space, jobs, 1, Long.MAX_VALUE));
        assertTrue(e.getMessage().contains("supernet.batch 100000000 needs more"), e.getMessage());
    }

    @Test
    void need_growsWithTheBatch() {
        long one = StepMemory.bytes(MemoryTest::supernet, darts(), 64, 8);
        long two = StepMemory.bytes(MemoryTest::supernet, darts(), 128, 8);
        assertTrue(two > 1.9 * one && two < 2.0 * one, one + " and " + two);
    }

    /** What a method chooses by is a network too. */
    @Test
    void scoresThatDoNotFit_areRefusedBeforeTheFirstSearch() {
        String text = "{methods: [zero-cost: {proxy_channels: 4096, proxy_cells: 1000}]}";
        ExperimentConfig config = ExperimentConfig.parse(text, "x", List.of(), Catalogue.methods());
        UsageException refused =
                assertThrows(UsageException.class, () -> Memory.checkScores(config, RunSpace.of(config), 1));
        assertTrue(refused.getMessage().contains("proxy_channels"), refused.getMessage());
        ExperimentConfig usual = ExperimentConfig.parse("{methods: [zero-cost]}", "x", List.of(), Catalogue.methods());
        assertDoesNotThrow(() -> Memory.checkScores(usual, RunSpace.of(usual), 1));
    }
}
