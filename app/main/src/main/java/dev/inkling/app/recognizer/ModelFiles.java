package dev.inkling.app.recognizer;

import android.content.res.AssetManager;
import dev.inkling.app.data.ModelEntity;
import dev.inkling.app.data.StoredFiles;
import dev.inkling.app.data.StoredModels;
import dev.inkling.app.recognizer.UnreadableModelException.Reason;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.nn.ModelSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The models that Draw can read with, as their files have them: of the one that came with the app in its assets. */
public final class ModelFiles {
    private static final String SHIPPED_FILE = "models/inkling-convnet.safetensors";

    private final AssetManager assets;
    private final StoredFiles files;
    private final StoredModels models;

    public ModelFiles(AssetManager assets, StoredFiles files, StoredModels models) {
        this.assets = assets;
        this.files = files;
        this.models = models;
    }

    /** Whether a net takes a picture of 28 by 28 and gives ten numbers. */
    public static boolean readsDigits(ModelSpec net) {
        int pixels = Arrays.stream(net.input()).reduce(1, (a, b) -> a * b);
        return pixels == 784 && Arrays.equals(net.output(), new int[] {10});
    }

    /**
     * Reads a row of the models, or {@link RecognizerSource#SHIPPED}. Its name is what the person calls it; the one
     * that came with the app has none.
     */
    public ModelFile open(long modelId) throws UnreadableModelException {
        try {
            if (modelId == RecognizerSource.SHIPPED) return ModelFile.parse(asset(SHIPPED_FILE), SHIPPED_FILE);
            ModelEntity model = models.byId(modelId);
            if (model == null)
                throw new UnreadableModelException(Reason.GONE, "The model was deleted: choose another one.", null);
            return ModelFile.read(new FileStore(files.modelsFolder()), model.file)
                    .named(model.name);
        } catch (IOException e) {
            throw new UnreadableModelException(Reason.DAMAGED, e.getMessage(), e);
        }
    }

    private byte[] asset(String name) throws IOException {
        try (InputStream in = assets.open(name)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] part = new byte[1 << 14];
            for (int n = in.read(part); n > 0; n = in.read(part)) all.write(part, 0, n);
            return all.toByteArray();
        }
    }
}
