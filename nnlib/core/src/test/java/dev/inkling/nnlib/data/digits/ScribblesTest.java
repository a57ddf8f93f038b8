package dev.inkling.nnlib.data.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.data.PictureDataset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScribblesTest {
    @Test
    void aPictureIsAFunctionOfSeedAndNumber() {
        PictureDataset few = Scribbles.pictures(40, 3);
        PictureDataset more = Scribbles.pictures(80, 3);
        PictureDataset other = Scribbles.pictures(40, 4);
        for (int i = 0; i < 40; i++) {
            assertThat(more.picture(i)).as("picture %d", i).isEqualTo(few.picture(i));
            assertThat(other.picture(i)).as("picture %d", i).isNotEqualTo(few.picture(i));
        }
    }

    @Test
    void eachIsAnotherPictureWithInkOnIt() {
        PictureDataset pictures = Scribbles.pictures(800, 5);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < pictures.size(); i++) {
            byte[] picture = pictures.picture(i);
            seen.add(Arrays.hashCode(picture));
            int ink = 0;
            int darkest = 0;
            for (byte pixel : picture) {
                ink += pixel & 255;
                darkest = Math.max(darkest, pixel & 255);
            }
            assertThat(ink / 255).as("ink of picture %d", i).isPositive();
            assertThat(darkest).as("darkest pixel of picture %d", i).isGreaterThan(127);
        }
        assertThat(seen).hasSize(pictures.size());
    }

    /**
     * Strokes and letters (not noise) go the way that drawings go, so that the net is taught about what it will be
     * shown.
     */
    @Test
    void drawnOnesFollowMnistsConvention() {
        PictureDataset pictures = Scribbles.pictures(800, 6);
        for (int i = 0; i < pictures.size(); i++) {
            if (i % 8 >= 3) {
                float[] pixels = new float[784];
                pictures.read(i, pixels, 0, new float[1], 0);
                int[] box = new Ink(pixels, 28, 28).box();
                assertThat(Math.max(box[2] - box[0], box[3] - box[1]))
                        .as("longer side of picture %d", i)
                        .isBetween(17, 22);
            }
        }
    }
}
