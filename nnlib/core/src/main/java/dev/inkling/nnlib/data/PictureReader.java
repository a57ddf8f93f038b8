package dev.inkling.nnlib.data;

import java.io.IOException;
import java.io.InputStream;

/** Decodes a picture file; supplied by the caller, since a phone and a desktop have their own decoders. */
@FunctionalInterface
public interface PictureReader {
    /** The picture as grey bytes of the wanted size, row by row, scaled if need be; throws if it is no picture. */
    byte[] read(InputStream file, int width, int height) throws IOException;
}
