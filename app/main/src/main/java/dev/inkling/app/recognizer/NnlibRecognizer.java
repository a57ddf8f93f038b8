package dev.inkling.app.recognizer;

import dev.inkling.app.picture.GreyPicture;
import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.nn.AvgPool2d;
import dev.inkling.nnlib.nn.Conv2d;
import dev.inkling.nnlib.nn.Dropout;
import dev.inkling.nnlib.nn.Flatten;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.MaxPool2d;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.predict.Predictor;
import dev.inkling.nnlib.run.Scoring;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads with a Sequential of nnlib that takes a picture of 28 by 28 and gives ten logits. */
@SuppressWarnings("try") // NoGrad is there to be closed, not to be used.
final class NnlibRecognizer implements Recognizer {
    private static final int SIDE = 28;

    private final Sequential net;
    private final Tensor picture;
    private final Predictor predictor;
    private List<GreyPicture> firstWeights;

    /** Around a net whose weights are loaded and which reads digits; it computes on that device. */
    NnlibRecognizer(Sequential net, Backend device, int[] input) {
        this.net = net;
        net.to(device).eval();
        picture = Tensor.wrap(device, new float[SIDE * SIDE], batch(input));
        predictor = new Predictor(net, Scoring.LARGEST, input);
    }

    @Override
    public float[] read(float[] pixels) {
        return predictor.read(pixels).probabilities();
    }

    @Override
    public List<LayerPicture> lookInside(float[] pixels) {
        List<LayerPicture> layers = new ArrayList<>();
        try (NoGrad off = NoGrad.on()) {
            Tensor x = picture.copyFrom(pixels);
            Tensor stage = null;
            for (Module layer : net.layers()) {
                boolean weighs = layer instanceof Conv2d || layer instanceof Linear;
                boolean passesOn = layer instanceof MaxPool2d
                        || layer instanceof AvgPool2d
                        || layer instanceof Flatten
                        || layer instanceof Dropout;
                // A layer of weights is shown as its activation leaves it, before it is pooled or flattened.
                if (stage != null && (weighs || passesOn)) {
                    layers.add(new LayerPicture(layers.size() + 1, pictures(stage)));
                    stage = null;
                }
                x = layer.forward(x);
                if (weighs || (stage != null && !passesOn)) stage = x;
            }
        }
        return layers;
    }

    @Override
    public List<GreyPicture> firstWeights() {
        if (firstWeights == null) firstWeights = weightsOfFirst();
        return firstWeights;
    }

    private List<GreyPicture> weightsOfFirst() {
        for (Module layer : net.layers()) {
            if (layer instanceof Conv2d conv) {
                int[] shape = conv.weight().shape();
                return shape[1] == 1 ? weights(conv.weight(), shape[2], shape[3]) : new ArrayList<>();
            }
            if (layer instanceof Linear linear) {
                return linear.in() == SIDE * SIDE ? weights(linear.weight(), SIDE, SIDE) : new ArrayList<>();
            }
        }
        return new ArrayList<>();
    }

    @Override
    public void close() {
        // The net is plain memory.
    }

    /** The shape of one picture as a batch. */
    private static int[] batch(int... input) {
        int[] shape = new int[input.length + 1];
        shape[0] = 1;
        System.arraycopy(input, 0, shape, 1, input.length);
        return shape;
    }

    /** The units of a layer's output, scaled alike so that the strongest of them is white. */
    private static List<GreyPicture> pictures(Tensor out) {
        int[] shape = out.shape();
        int units = shape[1];
        int height = shape.length == 4 ? shape[2] : 1;
        int width = shape.length == 4 ? shape[3] : 1;
        float[] values = out.toArray();
        float low = 0;
        float high = 1e-6f;
        for (float v : values) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return cut(values, units, width, height, low, high);
    }

    /** Weights as pictures: zero is the grey between, and each unit has its own scale. */
    private static List<GreyPicture> weights(Tensor weight, int height, int width) {
        float[] values = weight.contiguous().toArray();
        int units = values.length / (width * height);
        List<GreyPicture> out = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            float[] one = Arrays.copyOfRange(values, u * width * height, (u + 1) * width * height);
            float most = 1e-6f;
            for (float v : one) most = Math.max(most, Math.abs(v));
            out.addAll(cut(one, 1, width, height, -most, most));
        }
        return out;
    }

    private static List<GreyPicture> cut(float[] values, int units, int width, int height, float low, float high) {
        List<GreyPicture> out = new ArrayList<>();
        int size = width * height;
        for (int u = 0; u < units; u++) {
            float[] one = new float[size];
            for (int i = 0; i < size; i++) one[i] = (values[u * size + i] - low) / (high - low);
            out.add(new GreyPicture(width, height, one));
        }
        return out;
    }
}
