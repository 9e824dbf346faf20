package assay.internal.data.tfrecord;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The fields of one protobuf message, one after the other (protobuf.dev, "Encoding"). Every length is checked against the
 * message's end before it is used. If the caller does not know a field, {@link #skip} skips it without looking inside. So
 * messages are nested only as deep as the caller follows them. Groups are refused.
 */
final class Protobuf {
    /** The bytes are not a valid message. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        private final int at;

        /** @param at the byte in the array */
        Malformed(int at, String what) {
            super(what, null, false, false);
            this.at = at;
        }

        int at() {
            return at;
        }
    }

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;

    private static final int MAX_VARINT = 10;
    private static final VarHandle U8 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int at;
    private int fieldAt;
    private int field;
    private int wire;

    Protobuf(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Protobuf(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Moves to the next field; false after the last. Its value must then be taken or skipped. */
    boolean next() throws Malformed {
        if (at == end) {
            return false;
        }
        fieldAt = at;
        long tag = varint();
        field = (int) (tag >>> 3);
        wire = (int) tag & 7;
        if (tag >>> 32 != 0 || field == 0) {
            throw new Malformed(fieldAt, "field number " + Long.toUnsignedString(tag >>> 3) + " is not allowed");
        }
        if (wire != VARINT && wire != FIXED64 && wire != LENGTH && wire != FIXED32) {
            throw new Malformed(fieldAt, "field " + field + " has wire type " + wire + ", which is not allowed");
        }
        return true;
    }

    int field() {
        return field;
    }

    /** Where the current field begins. */
    int fieldAt() {
        return fieldAt;
    }

    /** The value of a field that must be an integer. */
    long integer() throws Malformed {
        require(VARINT);
        return varint();
    }

    /** The value of a field that must be a double. */
    double real() throws Malformed {
        require(FIXED64);
        int start = take(Long.BYTES);
        return Double.longBitsToDouble((long) U8.get(bytes, start));
    }

    /** The value of a field that must be a message. */
    Protobuf message() throws Malformed {
        require(LENGTH);
        int length = length();
        int start = take(length);
        return new Protobuf(bytes, start, start + length);
    }

    /** Skips the value, whatever its type is. */
    void skip() throws Malformed {
        switch (wire) {
            case VARINT -> varint();
            case FIXED64 -> take(Long.BYTES);
            case FIXED32 -> take(Integer.BYTES);
            default -> take(length());
        }
    }

    /** Skips the value, which must be text or bytes. */
    void skipText() throws Malformed {
        require(LENGTH);
        skip();
    }

    private void require(int expected) throws Malformed {
        if (wire != expected) {
            throw new Malformed(
                    fieldAt, "field " + field + ": expected wire type " + expected + ", found wire type " + wire);
        }
    }

    private int length() throws Malformed {
        int start = at;
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new Malformed(
                    start,
                    "field " + field + " has " + Long.toUnsignedString(length) + " bytes, but only " + (end - at)
                            + " are left");
        }
        return (int) length;
    }

    private int take(int length) throws Malformed {
        if (length > end - at) {
            throw new Malformed(at, "the message ends inside field " + field);
        }
        int start = at;
        at += length;
        return start;
    }

    private long varint() throws Malformed {
        int start = at;
        long value = 0;
        for (int i = 0; i < MAX_VARINT && at < end; i++) {
            byte b = bytes[at++];
            if (i == MAX_VARINT - 1 && (b & 0xFE) != 0) {
                break;
            }
            value |= (long) (b & 0x7F) << 7 * i;
            if (b >= 0) {
                return value;
            }
        }
        throw new Malformed(start, "a number that does not end, or has more than 64 bits");
    }
}
