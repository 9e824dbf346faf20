package assay.experiments.config;

import java.util.List;

/** A value that a method takes: its name in the experiment file, its default, and what it may be. */
public sealed interface Parameter {
    String name();

    /** The default, of the type that {@link #read} gives. */
    Object standard();

    /** What it means, for {@code assay list methods}. */
    String about();

    /** Reads the value from the section, or gives the default. */
    Object read(Section section);

    /** The same with another default, of the type of this one. */
    Parameter standard(Object other);

    /** A whole number of at least {@code min}. */
    record Whole(String name, int standardInt, int min, String about) implements Parameter {
        @Override
        public Integer standard() {
            return standardInt;
        }

        @Override
        public Integer read(Section section) {
            return section.integer(name, standardInt, min);
        }

        @Override
        public Whole standard(Object other) {
            return new Whole(name, (Integer) other, min, about);
        }
    }

    /** A finite number of at least {@code min}. */
    record Real(String name, double standardDouble, double min, String about) implements Parameter {
        @Override
        public Double standard() {
            return standardDouble;
        }

        @Override
        public Double read(Section section) {
            return section.number(name, standardDouble, min);
        }

        @Override
        public Real standard(Object other) {
            return new Real(name, (Double) other, min, about);
        }
    }

    /** One of a list of words. */
    record Word(String name, String standard, List<String> words, String about) implements Parameter {
        public Word {
            words = List.copyOf(words);
        }

        @Override
        public String read(Section section) {
            return section.word(name, standard, words);
        }

        @Override
        public Word standard(Object other) {
            return new Word(name, (String) other, words, about);
        }
    }
}
