package dev.inkling.app.recognizer;

import android.content.res.AssetManager;
import dev.inkling.app.data.ModelEntity;
import dev.inkling.app.data.StoredFiles;
import dev.inkling.app.data.StoredModels;
import dev.inkling.app.recognizer.UnreadableModelException.Reason;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The models that Draw can read with, as their files have them: of the one that came with the app in its assets. */
public final class ModelFiles {
    private static final String SHIPPED_SPEC = "models/inkling-convnet.json";
    private static final String SHIPPED_WEIGHTS = "models/inkling-convnet.safetensors";

    private final AssetManager assets;
    private final StoredFiles files;
    private final StoredModels models;

    public ModelFiles(AssetManager assets, StoredFiles files, StoredModels models) {
        this.assets = assets;
        this.files = files;
        this.models = models;
    }

    /**
     * A net and its weights.
     *
     * @param name what the person calls it; empty for the one that came with the app
     */
    public record SavedNet(String name, ModelSpec spec, Map<String, StoredTensor> weights) {
        /** Builds the net with these weights; weights of another net are an IllegalArgumentException. */
        public Sequential build() {
            Sequential net = spec.build(new Generator(0));
            net.load(tensors());
            return net;
        }

        /** Whether it takes a picture of 28 by 28 and gives ten numbers. */
        public boolean readsDigits() {
            int pixels = Arrays.stream(spec.input()).reduce(1, (a, b) -> a * b);
            return pixels == 784 && Arrays.equals(spec.output(), new int[] {10});
        }

        /** The weights by their names, as a net loads them. */
        public Map<String, Tensor> tensors() {
            Map<String, Tensor> state = new LinkedHashMap<>();
            weights.forEach((key, values) -> state.put(key, values.tensor()));
            return state;
        }
    }

    /** Reads a row of the models, or {@link RecognizerSource#SHIPPED}. */
    public SavedNet open(long modelId) throws UnreadableModelException {
        try {
            if (modelId == RecognizerSource.SHIPPED) {
                String spec = new String(asset(SHIPPED_SPEC), StandardCharsets.UTF_8);
                return net("", spec, Safetensors.parse(asset(SHIPPED_WEIGHTS), SHIPPED_WEIGHTS));
            }
            ModelEntity model = models.byId(modelId);
            if (model == null)
                throw new UnreadableModelException(Reason.GONE, "The model was deleted: choose another one.", null);
            return net(model.name, model.spec, Safetensors.read(new FileStore(files.modelsFolder()), model.file));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableModelException(Reason.DAMAGED, e.getMessage(), e);
        }
    }

    private static SavedNet net(String name, String spec, Safetensors file) {
        return new SavedNet(name, ModelSpec.fromJson(Json.parseObject(spec)), file.tensors());
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
