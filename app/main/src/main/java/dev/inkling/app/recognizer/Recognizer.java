package dev.inkling.app.recognizer;

import dev.inkling.app.picture.GreyPicture;
import java.util.List;

/**
 * Reads one digit from a picture of 28 by 28. Behind it stands a model on a backend; screens know neither. Not safe for
 * two threads at once.
 */
public interface Recognizer extends AutoCloseable {
    /** How much belief each of the ten digits gets: ten shares that sum to one. */
    float[] read(float[] pixels);

    /** What happens inside while {@code pixels} are read, layer by layer; empty where that cannot be seen. */
    List<LayerPicture> lookInside(float[] pixels);

    /** What each unit of the first layer waits for; empty where its weights are no pictures. */
    List<GreyPicture> firstWeights();

    @Override
    void close();

    /**
     * The units of one layer as pictures, 0 for silent and 1 for the layer's strongest.
     *
     * @param number the layer's place, the first being 1
     * @param units one picture a unit; a unit without a picture of its own is one pixel
     */
    record LayerPicture(int number, List<GreyPicture> units) {}
}
