package dev.inkling.app.recognizer;

import dev.inkling.app.recognizer.ModelFiles.SavedNet;
import dev.inkling.app.recognizer.UnreadableModelException.Reason;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.nn.Sequential;
import java.util.ArrayList;
import java.util.List;

/** Opens models with nnlib. */
public final class NnlibRecognizers implements RecognizerSource {
    private final ModelFiles files;

    public NnlibRecognizers(ModelFiles files) {
        this.files = files;
    }

    @Override
    public Recognizer open(long modelId, String backend) throws UnreadableModelException {
        refuseUnusable(backend);
        SavedNet saved = files.open(modelId);
        try {
            Sequential net = saved.build();
            String why = NnlibRecognizer.whyNot(net, saved.spec().input());
            if (!why.isEmpty()) throw new UnreadableModelException(Reason.NOT_FOR_DIGITS, why, null);
            return new NnlibRecognizer(net, saved.spec().input());
        } catch (IllegalArgumentException e) {
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
}
