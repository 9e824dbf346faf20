package assay.internal.core.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The globals that a pickle may name. "Calling" one builds a plain Java value; no Python exists here. */
enum Global {
    ORDERED_DICT {
        @Override
        Object call(PyTuple args) throws Misuse {
            // With arguments a short pickle could make a large object; the files do not need them.
            if (args.size() != 0) {
                throw new Misuse("OrderedDict with arguments");
            }
            return new LinkedHashMap<Object, Object>();
        }
    },

    /** {@code scalar(dtype, bytes)}: a Double, a Long or a Boolean. */
    NUMPY_SCALAR {
        @Override
        Object call(PyTuple args) throws Misuse {
            if (args.size() == 2 && args.get(0) instanceof Dtype dtype) {
                if (args.get(1) instanceof byte[] bytes) {
                    return dtype.decode(bytes);
                }
                if (args.get(1) instanceof String latin1 && latin1.length() <= Long.BYTES) {
                    return dtype.decode(latin1.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
            throw new Misuse("numpy scalar with unknown arguments");
        }
    },

    /** {@code encode(text, 'latin1')}: how protocol 2 writes bytes of Python 3. */
    ENCODE {
        @Override
        long copies(PyTuple args) {
            return args.size() == 2 && args.get(0) instanceof String text ? text.length() : 0;
        }

        @Override
        Object call(PyTuple args) throws Misuse {
            if (args.size() == 2
                    && args.get(0) instanceof String text
                    && "latin1".equals(args.get(1))
                    && text.chars().allMatch(c -> c < 256)) {
                return text.getBytes(StandardCharsets.ISO_8859_1);
            }
            throw new Misuse("_codecs.encode with other arguments than a text of bytes and 'latin1'");
        }
    },

    /** {@code set([...])}: how protocol 2 writes a set. */
    SET {
        @Override
        long copies(PyTuple args) {
            return args.size() == 1 && args.get(0) instanceof List<?> items ? items.size() : 0;
        }

        @Override
        Object call(PyTuple args) throws Misuse {
            if (args.size() == 1 && args.get(0) instanceof List<?> items) {
                Set<Object> set = new LinkedHashSet<>();
                for (Object item : items) {
                    set.add(Keys.require(item));
                }
                return set;
            }
            throw new Misuse("a set of other arguments than a list");
        }
    },

    /** {@code _reconstruct(ndarray, (0,), b'b')}: an array that BUILD fills. */
    NUMPY_RECONSTRUCT {
        @Override
        Object call(PyTuple args) throws Misuse {
            if (args.size() == 3 && args.get(0) == NUMPY_ARRAY) {
                return new PyArray();
            }
            throw new Misuse("numpy array with unknown arguments");
        }
    },

    /** The class of arrays, which is only named. */
    NUMPY_ARRAY {
        @Override
        Object call(PyTuple args) throws Misuse {
            throw new Misuse("a call of numpy.ndarray");
        }
    },

    /** {@code dtype('f8', False, True)}; its byte order follows with BUILD. */
    NUMPY_DTYPE {
        @Override
        Object call(PyTuple args) throws Misuse {
            if (args.size() > 0 && args.get(0) instanceof String code) {
                return new Dtype(code);
            }
            throw new Misuse("numpy dtype with unknown arguments");
        }
    },

    /** {@code DataFrame}, an empty table of pandas that BUILD fills. */
    PANDAS_FRAME,

    /** {@code BlockManager(blocks, axes)}: the arrays of a table, and the names of its columns. */
    PANDAS_MANAGER,

    /** {@code new_block(array, place)}: some columns of one type. */
    PANDAS_BLOCK,

    /** {@code partial(new_block)}: the same as {@code new_block}. */
    PARTIAL {
        @Override
        Object call(PyTuple args) throws Misuse {
            if (args.size() == 1 && args.get(0) == PANDAS_BLOCK) {
                return PANDAS_BLOCK;
            }
            throw new Misuse("functools.partial of something else than a block of pandas");
        }
    },

    /** {@code slice(from, to, step)}: the places of columns. */
    SLICE,

    /** {@code _new_Index(Index, {'data': names})}: the names of columns, or the numbers of rows. */
    PANDAS_NEW_INDEX,

    /** The classes of names, which are only named. */
    PANDAS_INDEX;

    /** Notes the call. {@link PyFrame} understands what is noted. */
    Object call(PyTuple args) throws Misuse {
        return new PyCall(this, args);
    }

    /** How many bytes or items {@link #call} copies out of its arguments. */
    long copies(PyTuple args) {
        return 0;
    }

    static Global of(String module, String name) throws Misuse {
        return switch (module + "." + name) {
            case "collections.OrderedDict" -> ORDERED_DICT;
            case "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar" -> NUMPY_SCALAR;
            case "numpy.dtype" -> NUMPY_DTYPE;
            case "numpy.core.multiarray._reconstruct", "numpy._core.multiarray._reconstruct" -> NUMPY_RECONSTRUCT;
            case "numpy.ndarray" -> NUMPY_ARRAY;
            case "_codecs.encode" -> ENCODE;
            case "__builtin__.set", "builtins.set" -> SET;
            case "pandas.core.frame.DataFrame" -> PANDAS_FRAME;
            case "pandas.core.internals.managers.BlockManager" -> PANDAS_MANAGER;
            case "pandas.core.internals.blocks.new_block", "pandas._libs.internals._unpickle_block" -> PANDAS_BLOCK;
            case "functools.partial" -> PARTIAL;
            case "__builtin__.slice", "builtins.slice" -> SLICE;
            case "pandas.core.indexes.base._new_Index" -> PANDAS_NEW_INDEX;
            case "pandas.core.indexes.base.Index", "pandas.core.indexes.range.RangeIndex" -> PANDAS_INDEX;
            default ->
                throw new Misuse("global '" + printable(module + "." + name) + "' (allowed: collections.OrderedDict, "
                        + "numpy.core.multiarray.scalar, numpy.dtype, numpy.ndarray, _codecs.encode, builtins.set"
                        + (module.startsWith("torch") ? "; a file without trained weights is needed)" : ")"));
        };
    }

    /** The bytes that a text of protocol 2 means in Python 2; null if it is not a text. */
    static byte[] latin1(Object value) {
        return value instanceof String text && text.chars().allMatch(c -> c < 256)
                ? text.getBytes(StandardCharsets.ISO_8859_1)
                : null;
    }

    private static String printable(String name) {
        String s = name.replaceAll("[^\\x21-\\x7e]", "?");
        return s.length() > 80 ? s.substring(0, 80) + "..." : s;
    }

    /** A number format of numpy, e.g. {@code <f8}. It is never a part of a result. */
    static final class Dtype {
        /** Not numbers, but any values of Python. */
        static final String OBJECTS = "O8";

        private final String code;
        private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

        Dtype(String code) throws Misuse {
            this.code = code;
            if (!List.of("f8", "f4", "i8", "i4", "u1", "b1", OBJECTS).contains(code)) {
                throw new Misuse(
                        "numpy dtype " + printable(code) + ", which is not one of f8, f4, i8, i4, u1, b1, O8,");
            }
        }

        String code() {
            return code;
        }

        /** The size of one value. */
        int bytes() {
            return code.charAt(1) - '0';
        }

        boolean bigEndian() {
            return order == ByteOrder.BIG_ENDIAN;
        }

        /** BUILD: {@code (3, '<', None, None, None, -1, -1, 0)}. */
        void setState(PyTuple state) throws Misuse {
            Object mark = state.size() > 1 ? state.get(1) : null;
            if (!(mark instanceof String s) || !List.of("<", ">", "=", "|").contains(s)) {
                throw new Misuse("numpy dtype with unknown state");
            }
            order = s.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }

        boolean isOfObjects() {
            return code.equals(OBJECTS);
        }

        Object decode(byte[] bytes) throws Misuse {
            if (bytes.length != bytes() || isOfObjects()) {
                throw new Misuse("numpy scalar " + code + " of " + bytes.length + " bytes");
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
            return switch (code) {
                case "f8" -> buffer.getDouble();
                case "f4" -> (double) buffer.getFloat();
                case "i8" -> buffer.getLong();
                case "i4" -> (long) buffer.getInt();
                case "u1" -> (long) (buffer.get() & 0xFF);
                default -> buffer.get() != 0;
            };
        }
    }
}
