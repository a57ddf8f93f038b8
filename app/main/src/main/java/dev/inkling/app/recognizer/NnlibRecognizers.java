package dev.inkling.app.recognizer;

import android.content.res.AssetManager;
import dev.inkling.app.data.ModelEntity;
import dev.inkling.app.data.StoredFiles;
import dev.inkling.app.data.StoredModels;
import dev.inkling.app.recognizer.UnreadableModelException.Reason;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.io.FileStore;
import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Opens models with nnlib: the one that came with the app from its assets, the others from the store. */
public final class NnlibRecognizers implements RecognizerSource {
    /** The shipped model's shape as ModelSpec's JSON. */
    public static final String SHIPPED_SPEC = "models/inkling-convnet.json";
    /** The shipped model's weights. */
    public static final String SHIPPED_WEIGHTS = "models/inkling-convnet.safetensors";

    private final AssetManager assets;
    private final StoredFiles files;
    private final StoredModels models;

    public NnlibRecognizers(AssetManager assets, StoredFiles files, StoredModels models) {
        this.assets = assets;
        this.files = files;
        this.models = models;
    }

    @Override
    public Recognizer open(long modelId, String backend) throws UnreadableModelException {
        refuseUnusable(backend);
        try {
            if (modelId == SHIPPED) {
                String spec = new String(asset(SHIPPED_SPEC), StandardCharsets.UTF_8);
                return recognizer(spec, Safetensors.parse(asset(SHIPPED_WEIGHTS), SHIPPED_WEIGHTS));
            }
            ModelEntity model = models.byId(modelId);
            if (model == null)
                throw new UnreadableModelException(Reason.GONE, "The model was deleted: choose another one.", null);
            return recognizer(model.spec, Safetensors.read(new FileStore(files.modelsFolder()), model.file));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableModelException(Reason.DAMAGED, e.getMessage(), e);
        }
    }

    @Override
    public List<BackendChoice> backends() {
        List<BackendChoice> all = new ArrayList<>();
        for (BackendProvider provider : Devices.all()) {
            all.add(new BackendChoice(provider.name(), provider.whyNot()));
        }
        return all;
    }

    private void refuseUnusable(String backend) throws UnreadableModelException {
        for (BackendChoice choice : backends()) {
            if (!choice.name().equals(backend)) continue;
            if (choice.whyNot().isEmpty()) return;
            throw new UnreadableModelException(
                    Reason.NO_BACKEND, choice.name() + " cannot be used here: " + choice.whyNot(), null);
        }
        throw new UnreadableModelException(
                Reason.NO_BACKEND, "There is no " + backend + " in this app: choose another one.", null);
    }

    private static Recognizer recognizer(String spec, Safetensors file) throws UnreadableModelException {
        JsonObject json = Json.parseObject(spec);
        ModelSpec shape = ModelSpec.fromJson(json);
        Sequential net = shape.build(new Generator(0));
        Map<String, Tensor> state = new LinkedHashMap<>();
        for (Map.Entry<String, StoredTensor> each : file.tensors().entrySet()) {
            state.put(each.getKey(), each.getValue().tensor());
        }
        net.load(state);
        String why = NnlibRecognizer.whyNot(net, shape.input());
        if (!why.isEmpty()) throw new UnreadableModelException(Reason.NOT_FOR_DIGITS, why, null);
        return new NnlibRecognizer(net, shape.input());
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
