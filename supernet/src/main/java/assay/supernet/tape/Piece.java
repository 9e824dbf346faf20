package assay.supernet.tape;

import assay.core.error.ShapeException;

/** Channels {@code from .. from + count - 1} of a map, for {@link Tape#channels}. */
public record Piece(Var source, int from, int count) {
    public Piece {
        if (from < 0 || count < 1 || from + count > source.value.dim(1)) {
            throw new ShapeException("piece: expected channels within 0.." + (source.value.dim(1) - 1) + ", found "
                    + from + ".." + (from + count - 1) + ".");
        }
    }

    public static Piece all(Var source) {
        return new Piece(source, 0, source.value.dim(1));
    }
}
