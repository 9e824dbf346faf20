package assay.internal.images;

import assay.core.error.DataFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A PNG or JPEG file, cropped to its central square and scaled. */
final class ScaledImage {
    private static final int MOST_SIDE = 20_000;
    /** The largest number of pixels of an image: some hundred megabytes unpacked. */
    private static final long MOST_PIXELS = 64L << 20;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private ScaledImage() {}

    /** {@code [3, side, side]}, red, green, blue. */
    static byte[] pixels(Path file, int side) {
        BufferedImage image = scaled(decode(file), side);
        byte[] planes = new byte[3 * side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int rgb = image.getRGB(x, y);
                int at = y * side + x;
                planes[at] = (byte) (rgb >> 16);
                planes[side * side + at] = (byte) (rgb >> 8);
                planes[2 * side * side + at] = (byte) rgb;
            }
        }
        return planes;
    }

    /** Checks the size before the pixels are unpacked. */
    private static BufferedImage decode(Path file) {
        requirePngOrJpeg(file);
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int w = reader.getWidth(0);
                int h = reader.getHeight(0);
                if (w < 1 || h < 1 || w > MOST_SIDE || h > MOST_SIDE) {
                    throw damaged(file, "expected at most " + MOST_SIDE + " pixels a side, found " + w + "x" + h, null);
                }
                if ((long) w * h > MOST_PIXELS) {
                    throw damaged(file, "expected at most " + MOST_PIXELS + " pixels, found " + w + "x" + h, null);
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (DataFormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // damaged files make the JDK's readers fail in many ways
            throw damaged(file, "found: " + e.getMessage(), e);
        }
    }

    /** Only PNG and JPEG: the JDK's readers of other forms allocate memory before they check that the file is long enough. */
    private static void requirePngOrJpeg(Path file) {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        } catch (IOException e) {
            throw damaged(file, "found: " + e.getMessage(), e);
        }
        boolean jpeg = head.length >= 3 && Arrays.equals(Arrays.copyOf(head, 3), JPEG);
        if (!jpeg && !Arrays.equals(head, PNG)) {
            throw damaged(file, "expected a PNG or JPEG image, found other bytes", null);
        }
    }

    /** Halves the image while it is at least twice too large, then scales it bilinearly, so that every pixel counts. */
    private static BufferedImage scaled(BufferedImage image, int side) {
        int square = Math.min(image.getWidth(), image.getHeight());
        BufferedImage now =
                image.getSubimage((image.getWidth() - square) / 2, (image.getHeight() - square) / 2, square, square);
        int size = square;
        do {
            size = size >= 2 * side ? Math.max(side, size / 2) : side;
            BufferedImage next = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = next.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(now, 0, 0, size, size, null);
            g.dispose();
            now = next;
        } while (size != side);
        return now;
    }

    /** The refusal of a file. */
    static DataFormatException damaged(Path file, String what, Exception cause) {
        return new DataFormatException(
                file.toString(), -1, file + ": refused: " + what + ". Take the file away or get it again.", cause);
    }
}
