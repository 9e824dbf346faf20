package assay.internal.core.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.InterruptedRunException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TasksTest {
    @Test
    void results_areInTheOrderOfTheTasks_whicheverEndsFirst() {
        CountDownLatch second = new CountDownLatch(1);
        List<Callable<String>> tasks = List.of(
                () -> {
                    second.await();
                    return "first";
                },
                () -> {
                    second.countDown();
                    return "second";
                },
                () -> "third");
        assertEquals(List.of("first", "second", "third"), Tasks.all(2, tasks, "stopped"));
    }

    @Test
    void failure_comesAsItWasThrown_andNoFurtherTaskBegins() {
        List<Integer> begun = new ArrayList<>(); // by one thread
        CountDownLatch never = new CountDownLatch(1);
        IllegalArgumentException five = new IllegalArgumentException("five");
        List<Callable<Void>> tasks = new ArrayList<>();
        tasks.add(() -> {
            throw five;
        });
        tasks.add(() -> {
            never.await(); // until the failure interrupts it
            return null;
        });
        tasks.add(() -> {
            begun.add(2);
            return null;
        });
        assertSame(five, assertThrows(IllegalArgumentException.class, () -> Tasks.all(1, tasks, "stopped")));
        assertEquals(List.of(), begun);
    }

    @Test
    void errorComesAsItIs_checkedExceptionAsCause() {
        AssertionError error = new AssertionError("planted");
        List<Callable<Void>> erring = List.of(() -> {
            throw error;
        });
        assertSame(error, assertThrows(AssertionError.class, () -> Tasks.all(2, erring, "stopped")));
        IOException checked = new IOException("planted");
        List<Callable<Void>> failing = List.of(() -> {
            throw checked;
        });
        assertSame(
                checked,
                assertThrows(IllegalStateException.class, () -> Tasks.all(2, failing, "stopped"))
                        .getCause());
    }

    @Test
    void interrupt_stopsTheRun_andIsKept() {
        CountDownLatch never = new CountDownLatch(1);
        List<Callable<Void>> tasks = List.of(() -> {
            never.await();
            return null;
        });
        Thread.currentThread().interrupt();
        InterruptedRunException e =
                assertThrows(InterruptedRunException.class, () -> Tasks.all(1, tasks, "test: interrupted."));
        assertTrue(Thread.interrupted());
        assertEquals("test: interrupted.", e.getMessage());
    }
}
