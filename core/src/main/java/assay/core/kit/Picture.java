package assay.core.kit;

import java.util.List;
import java.util.function.Function;

/**
 * What a drawing of an architecture shows, without sizes and colours. Reports can draw every kind of picture, whatever the
 * space.
 */
public sealed interface Picture permits Picture.OnEdges, Picture.OnVertices, Picture.Stairs, Picture.Bars {
    /** A text for readers who cannot see the drawing. */
    String name();

    /** One result for each kind. */
    <T> T fold(
            Function<OnEdges, T> onEdges,
            Function<OnVertices, T> onVertices,
            Function<Stairs, T> stairs,
            Function<Bars, T> bars);

    /** What an operation is, which decides its colour. */
    enum Kind {
        ZERO,
        SKIP,
        POOL,
        SMALL_CONVOLUTION,
        LARGE_CONVOLUTION,
        /** A vertex that has no operation. */
        PLAIN
    }

    /**
     * A graph whose edges carry the operations.
     *
     * @param nodes how many, numbered from 0
     */
    record OnEdges(String name, int nodes, List<Edge> edges) implements Picture {
        /** @param dead whether it carries nothing to the output; drawn faded */
        public record Edge(int from, int to, String label, Kind kind, boolean dead) {}

        public OnEdges {
            edges = List.copyOf(edges);
        }

        @Override
        public <T> T fold(
                Function<OnEdges, T> onEdges,
                Function<OnVertices, T> onVertices,
                Function<Stairs, T> stairs,
                Function<Bars, T> bars) {
            return onEdges.apply(this);
        }
    }

    /** A graph whose vertices carry the operations. */
    record OnVertices(String name, List<Vertex> vertices, List<Edge> edges) implements Picture {
        /**
         * @param label a few letters
         * @param dead whether no path leads from it to the output; drawn faded
         */
        public record Vertex(String label, Kind kind, boolean dead) {}

        /** One edge to a later vertex. @param dead whether it carries nothing to the output; drawn faded */
        public record Edge(int from, int to, boolean dead) {}

        public OnVertices {
            vertices = List.copyOf(vertices);
            edges = List.copyOf(edges);
        }

        @Override
        public <T> T fold(
                Function<OnEdges, T> onEdges,
                Function<OnVertices, T> onVertices,
                Function<Stairs, T> stairs,
                Function<Bars, T> bars) {
            return onVertices.apply(this);
        }
    }

    /**
     * A cell with inputs from other cells, whose nodes have any number of edges and whose output joins some of them.
     *
     * @param inputs names of the states that exist before the nodes
     * @param first what the first node is called; the others follow it
     * @param nodes the edges into each node
     * @param output the states that are joined: inputs come first, then nodes
     */
    record Stairs(String name, List<String> inputs, int first, List<List<Edge>> nodes, List<Integer> output)
            implements Picture {
        /** @param from the state that it reads */
        public record Edge(int from, String label, Kind kind) {}

        public Stairs {
            inputs = List.copyOf(inputs);
            nodes = nodes.stream().map(List::copyOf).toList();
            output = List.copyOf(output);
        }

        /** With nodes called 0, 1, ... */
        public Stairs(String name, List<String> inputs, List<List<Edge>> nodes, List<Integer> output) {
            this(name, inputs, 0, nodes, output);
        }

        @Override
        public <T> T fold(
                Function<OnEdges, T> onEdges,
                Function<OnVertices, T> onVertices,
                Function<Stairs, T> stairs,
                Function<Bars, T> bars) {
            return stairs.apply(this);
        }
    }

    /**
     * Parts of a network, one after the other, each with a size.
     *
     * @param largest what the tallest bar can be
     */
    record Bars(String name, List<Bar> bars, int largest) implements Picture {
        /** @param label below the bar, a few letters */
        public record Bar(String label, int size) {}

        public Bars {
            bars = List.copyOf(bars);
        }

        @Override
        public <T> T fold(
                Function<OnEdges, T> onEdges,
                Function<OnVertices, T> onVertices,
                Function<Stairs, T> stairs,
                Function<Bars, T> bars) {
            return bars.apply(this);
        }
    }
}
