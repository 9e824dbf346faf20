package assay.internal.data.exchange;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseVariableWidthViewVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.validate.ValidateUtil;
import org.apache.arrow.vector.validate.ValidateVectorBufferVisitor;
import org.apache.arrow.vector.validate.ValidateVectorDataVisitor;
import org.apache.arrow.vector.validate.ValidateVectorTypeVisitor;

/**
 * Does Arrow's own validation of a vector. Arrow cannot validate views (the form in which polars writes texts), so the
 * same checks are made for them here.
 */
final class ArrowCheck {
    private static final ValidateVectorTypeVisitor TYPES = new ValidateVectorTypeVisitor() {
        @Override
        public Void visit(BaseVariableWidthViewVector vector, Void none) {
            return none;
        }
    };

    private static final ValidateVectorBufferVisitor BUFFERS = new ValidateVectorBufferVisitor() {
        @Override
        public Void visit(BaseVariableWidthViewVector vector, Void none) {
            requireViews(vector);
            return none;
        }
    };

    private static final ValidateVectorDataVisitor DATA = new ValidateVectorDataVisitor() {
        @Override
        public Void visit(BaseVariableWidthViewVector vector, Void none) {
            return none;
        }
    };

    private ArrowCheck() {}

    /** @throws ValidateUtil.ValidateException if a value of the vector could not be read */
    static void require(FieldVector vector) {
        vector.accept(TYPES, null);
        vector.accept(BUFFERS, null);
        vector.accept(DATA, null);
    }

    /** A short text is in the view itself; for a longer text, the view has the buffer and the position. */
    private static void requireViews(BaseVariableWidthViewVector vector) {
        int count = vector.getValueCount();
        ArrowBuf views = vector.getDataBuffer();
        int width = BaseVariableWidthViewVector.ELEMENT_SIZE;
        ValidateUtil.validateOrThrow(
                views.capacity() >= (long) count * width
                        && vector.getValidityBuffer().capacity() * Byte.SIZE >= count,
                "%s: %s views in %s bytes",
                vector.getName(),
                count,
                views.capacity());
        for (int i = 0; i < count; i++) {
            if (!vector.isNull(i)) {
                requireView(vector, views, (long) i * width);
            }
        }
    }

    private static void requireView(BaseVariableWidthViewVector vector, ArrowBuf views, long at) {
        int length = views.getInt(at);
        boolean inside = length >= 0;
        if (length > BaseVariableWidthViewVector.INLINE_SIZE) {
            long buffer = at + BaseVariableWidthViewVector.LENGTH_WIDTH + BaseVariableWidthViewVector.PREFIX_WIDTH;
            int which = views.getInt(buffer);
            int from = views.getInt(buffer + BaseVariableWidthViewVector.BUF_INDEX_WIDTH);
            inside = which >= 0
                    && which < vector.getDataBuffers().size()
                    && from >= 0
                    && from + (long) length
                            <= vector.getDataBuffers().get(which).capacity();
        }
        ValidateUtil.validateOrThrow(
                inside, "%s: a view of %s bytes that lie in none of its buffers", vector.getName(), length);
    }
}
