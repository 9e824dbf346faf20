package assay.internal.experiments.external;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The messages that a program may send: see docs/protocol.md, version {@link #VERSION}. */
public sealed interface Message {
    /** The version of the protocol. A program that knows only another version should end when it reads this one. */
    int VERSION = 1;

    /** The largest number of architectures that are drawn for one question. */
    int MOST_SAMPLES = 1000;

    /** The id that comes back with the answer, unchanged: a text or a whole number. */
    Optional<JsonNode> id();

    /** Handles every kind of message. */
    <T> T fold(Cases<T> cases);

    /** One method for each kind of message. */
    interface Cases<T> {
        T evaluate(Evaluate message);

        T submit(Submit message);

        T next(Next message);

        T sample(Sample message);

        T neighbours(Neighbours message);

        T costs(Costs message);

        T proxy(Proxy message);

        T answer(Answer message);
    }

    /**
     * The name of an architecture: exactly one of the two is given.
     *
     * @param text in any notation
     * @param choices the number of the option of each decision
     */
    record Which(Optional<String> text, List<Integer> choices) {
        public Which {
            choices = List.copyOf(choices);
        }
    }

    /**
     * A training.
     *
     * @param schedule of the table; empty for the one of the experiment file
     * @param epochs of that schedule; empty for all
     */
    record Training(Which which, OptionalInt schedule, OptionalInt epochs) {}

    /** Trains and waits for the end. */
    record Evaluate(Optional<JsonNode> id, Training training) implements Message {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.evaluate(this);
        }
    }

    /** Begins a training on a free worker. */
    record Submit(Optional<JsonNode> id, Training training) implements Message {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.submit(this);
        }
    }

    /** Waits for the next training that ends. */
    record Next(Optional<JsonNode> id) implements Message {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.next(this);
        }
    }

    /** Draws architectures, uniform over the choices. */
    record Sample(Optional<JsonNode> id, int count) implements Message {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.sample(this);
        }
    }

    /** All architectures that differ in one decision. */
    record Neighbours(Optional<JsonNode> id, Which which) implements Message {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.neighbours(this);
        }
    }

    /** Parameters, multiply-adds and latency. */
    record Costs(Optional<JsonNode> id, Which which) implements Message {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.costs(this);
        }
    }

    /** A zero-cost proxy's score. */
    record Proxy(Optional<JsonNode> id, Which which, String name) implements Message {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.proxy(this);
        }
    }

    /**
     * The end.
     *
     * @param which the architecture that was found; empty for the best one seen
     */
    record Answer(Optional<JsonNode> id, Optional<Which> which) implements Message {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.answer(this);
        }
    }
}
