package dev.inkling.app.recognizer;

import java.util.List;

/** Opens models to read with. It reads files: call it off the main thread. */
public interface RecognizerSource {
    /** The model that came with the app. */
    long SHIPPED = 0;

    /**
     * Opens a model.
     *
     * @param modelId a row of the models, or {@link #SHIPPED}
     * @param backend one of {@link #backends}
     * @throws UnreadableModelException with one sentence, if the model cannot be read
     */
    Recognizer open(long modelId, String backend) throws UnreadableModelException;

    /** What a model may run on here; never empty. */
    List<BackendChoice> backends();

    /**
     * A backend by name.
     *
     * @param whyNot why it cannot be used here, or empty
     */
    record BackendChoice(String name, String whyNot) {}
}
