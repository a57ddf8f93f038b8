package dev.inkling.nnlib.data;

import java.io.IOException;
import java.nio.file.Path;

/** Decodes a picture file; supplied by the caller, since a phone and a desktop have their own decoders. */
@FunctionalInterface
public interface PictureReader {
    /** The picture in its own size, upright; throws, saying why, if the file is no picture. */
    GrayPicture read(Path file) throws IOException;
}
