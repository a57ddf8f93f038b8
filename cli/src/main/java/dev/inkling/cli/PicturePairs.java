package dev.inkling.cli;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Pictures in a row, and below each what a net makes of it: light ink on black, each pixel enlarged. */
final class PicturePairs {
    private static final int ENLARGED = 3;
    private static final int GAP = 4;
    private static final int MOST = 12;

    private PicturePairs() {}

    /** The first square pictures of a dataset as the bytes of a PNG. */
    static byte[] draw(Module model, Dataset pictures) throws IOException {
        int count = Math.min(MOST, pictures.size());
        int size = pictures.inputSize();
        int side = (int) Math.round(Math.sqrt(size));
        int cell = side * ENLARGED + GAP;
        BufferedImage image = new BufferedImage(count * cell + GAP, 2 * cell + GAP, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = image.getRaster();
        int[] shape = model.spec().input();
        int[] one = new int[shape.length + 1];
        one[0] = 1;
        System.arraycopy(shape, 0, one, 1, shape.length);
        model.eval();
        for (int i = 0; i < count; i++) {
            float[] picture = new float[size];
            pictures.read(i, picture, 0, new float[pictures.targetSize()], 0);
            float[][] made = new float[1][];
            NoGrad.run(() -> made[0] =
                    model.forward(Tensor.wrap(model.device(), picture, one)).toArray());
            draw(raster, picture, side, GAP + i * cell, GAP);
            draw(raster, made[0], side, GAP + i * cell, GAP + cell);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static void draw(WritableRaster raster, float[] picture, int side, int left, int top) {
        for (int y = 0; y < side * ENLARGED; y++) {
            for (int x = 0; x < side * ENLARGED; x++) {
                float value = picture[y / ENLARGED * side + x / ENLARGED];
                raster.setSample(left + x, top + y, 0, Math.round(255 * Math.max(0, Math.min(1, value))));
            }
        }
    }
}
