package assay.internal.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.UsageException;
import assay.internal.images.Augmentation;
import assay.internal.images.ColourJitter;
import assay.internal.images.ImageSet;
import assay.internal.images.ResizedCrop;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RecipeOptionsTest {
    private static final ImageSet IMAGES = ImageSet.of("made", 3, 32, 32, 1, new byte[3 * 32 * 32], new int[1]);

    private static Augmentation augmentation(String... options) {
        return CommandLine.populateCommand(new RecipeOptions(), options).augmentation(IMAGES);
    }

    @Test
    void recipes_haveTheirPublishedAugmentation() {
        assertEquals(new Augmentation(4, true, 16), augmentation());
        assertEquals(
                new Augmentation(0, true, 0, Optional.of(ResizedCrop.IMAGENET), ColourJitter.IMAGENET),
                augmentation("--recipe", "imagenet"));
    }

    @Test
    void eachPart_hasAnOption() {
        assertEquals(
                new Augmentation(0, true, 8, Optional.of(ResizedCrop.IMAGENET), ColourJitter.NONE),
                augmentation("--crop", "resized", "--cutout", "8"));
        assertEquals(
                new Augmentation(4, true, 16, Optional.empty(), new ColourJitter(0.1, 0, 0.2, 0.5)),
                augmentation("--jitter", "0.1,0,0.2,0.5"));
        assertEquals(
                new Augmentation(4, true, 0),
                augmentation("--recipe", "imagenet", "--crop", "pad", "--jitter", "0,0,0,0"));
        assertEquals(new Augmentation(0, true, 16), augmentation("--crop", "none"));
    }

    /** The text of the published recipe on CIFAR is that of files that were written before there were other crops. */
    @Test
    void theText_knowsATrainingFromAnother() {
        assertEquals(
                "Augmentation[padding=4, flip=true, cutout=16]", augmentation().toString());
        assertEquals(
                4,
                Stream.of(
                                augmentation(),
                                augmentation("--crop", "resized"),
                                augmentation("--jitter", "0,0,0,0.1"),
                                augmentation("--recipe", "imagenet"))
                        .map(Augmentation::toString)
                        .distinct()
                        .count());
    }

    @Test
    void strengthsThatAreNone_areRefused() {
        for (String wrong :
                new String[] {"", "0.4", "1,2,3", "0,0,0,0.6", "0,0,0,x", "-1,0,0,0", "0,0,0,0,0", "1,,1,0"}) {
            UsageException e = assertThrows(UsageException.class, () -> augmentation("--jitter", wrong));
            assertTrue(e.getMessage().contains("found '" + wrong + "'"), e.getMessage());
        }
    }
}
