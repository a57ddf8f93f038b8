package dev.inkling.app.recognizer;

import dev.inkling.app.graphics.GraphicsRepository;
import dev.inkling.app.recognizer.UnreadableModelException.Reason;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Opens models with nnlib. */
public final class NnlibRecognizers implements RecognizerSource {
    /** A single picture is read sooner than a second thread wakes, and a run may need the others. */
    private static final int THREADS = 1;

    private final ModelFiles files;

    public NnlibRecognizers(ModelFiles files) {
        this.files = files;
    }

    @Override
    public Recognizer open(long modelId, String backend) throws UnreadableModelException {
        refuseUnusable(backend);
        ModelFile model = files.open(modelId);
        int[] input = model.spec().input();
        if (!ModelFiles.readsDigits(model.spec())) {
            String why = "This model takes " + Arrays.toString(input) + " and gives "
                    + Arrays.toString(model.spec().output())
                    + ": to read digits it must take 784 pixels and give 10 numbers.";
            throw new UnreadableModelException(Reason.NOT_FOR_DIGITS, why, null);
        }
        return new NnlibRecognizer(model.build(), Devices.open(backend, THREADS), input);
    }

    @Override
    public List<BackendChoice> backends() {
        List<BackendChoice> all = new ArrayList<>();
        for (BackendProvider provider : Devices.all()) {
            boolean graphics = provider.name().equals(GraphicsRepository.NAME);
            // Its driver is not opened to say why it is not offered.
            if (graphics && !GraphicsRepository.isProven(provider)) continue;
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
}
