package dev.inkling.nnlib.watch;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.nn.BatchNorm1d;
import dev.inkling.nnlib.nn.BatchNorm2d;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.Shapes;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks into the layers of a net from time to time: gradients and steps of their weights, and what they pass on for a
 * fixed handful of samples. Looking changes nothing: no random number is drawn and no running mean is moved.
 */
public final class LayerProbe {
    private final Module model;
    private final Tensor samples;
    private final List<LayerCurves> layers = new ArrayList<>();
    private final Map<LayerCurves, List<Tensor>> weights = new LinkedHashMap<>();
    private final Map<LayerCurves, float[]> before = new LinkedHashMap<>();
    /** For each child of a Sequential, the layer whose output it makes; null where none. */
    private final LayerCurves[] passesOn;

    public LayerProbe(Module model, Tensor samples) {
        this.model = model;
        this.samples = samples;
        Map<String, List<Tensor>> groups = new LinkedHashMap<>();
        model.namedParameters().forEach((name, tensor) -> {
            groups.computeIfAbsent(Nets.layer(name), k -> new ArrayList<>()).add(tensor);
        });
        groups.values().removeIf(tensors -> tensors.get(0).rank() < 2);
        passesOn = new LayerCurves[model instanceof Sequential net ? net.size() : 0];
        for (Map.Entry<String, List<Tensor>> group : groups.entrySet()) {
            add(group.getKey(), group.getValue());
        }
    }

    private void add(String name, List<Tensor> tensors) {
        long count = 0;
        for (Tensor tensor : tensors) {
            count += tensor.numel();
        }
        int units = tensors.get(0).size(0);
        if (model instanceof Sequential net && net.children().containsKey(name)) {
            int at = Integer.parseInt(name);
            int end = activationOf(net, at);
            String type = end == at ? "" : net.get(end).layerSpec().type().word();
            passesOn[end] = new LayerCurves(name, type, units, count);
            keep(passesOn[end], tensors);
        } else {
            keep(new LayerCurves(name, "", units, count), tensors);
        }
    }

    private void keep(LayerCurves layer, List<Tensor> tensors) {
        layers.add(layer);
        weights.put(layer, tensors);
    }

    /** The activation that follows a layer, over normalization; the layer itself where none does. */
    private static int activationOf(Sequential net, int layer) {
        for (int i = layer + 1; i < net.size(); i++) {
            Module next = net.get(i);
            LayerType type = next.layerType();
            if (type == null) {
                return layer;
            }
            if (type.role() == LayerType.Role.NORMALIZES) {
                continue;
            }
            return type.role() == LayerType.Role.BENDS ? i : layer;
        }
        return layer;
    }

    /** The layers with weights, from input to output. */
    public List<LayerCurves> layers() {
        return Collections.unmodifiableList(layers);
    }

    /** Notes the weights, right before a step that {@link #after} measures. */
    public void before() {
        for (LayerCurves layer : layers) {
            before.put(layer, values(weights.get(layer), layer.weights()));
        }
    }

    /** Measures gradients and the step just taken, and what layers pass on. */
    public void after(long step) {
        for (LayerCurves layer : layers) {
            List<Tensor> tensors = weights.get(layer);
            double gradient = 0;
            for (Tensor tensor : tensors) {
                if (tensor.grad() != null) {
                    gradient += sumOfSquares(tensor.grad().toArray());
                }
            }
            layer.gradientNorm().add(step, Math.sqrt(gradient));
            float[] old = before.get(layer);
            if (old != null) {
                float[] now = values(tensors, layer.weights());
                double moved = 0;
                for (int i = 0; i < now.length; i++) {
                    moved += ((double) now[i] - old[i]) * ((double) now[i] - old[i]);
                }
                layer.updateRatio().add(step, Math.sqrt(moved / Math.max(1e-30, sumOfSquares(old))));
            }
        }
        before.clear();
        if (samples != null && model instanceof Sequential net) {
            lookThrough(net, step);
        }
    }

    /** Batch norm measures the probe as it measures a batch, with its running means put back afterwards. */
    @SuppressWarnings("try") // the guard is closed, never read
    private void lookThrough(Sequential net, long step) {
        boolean training = net.isTraining();
        Map<Tensor, float[]> buffers = new LinkedHashMap<>();
        net.namedBuffers().values().forEach(buffer -> buffers.put(buffer, buffer.toArray()));
        net.eval();
        if (samples.size(0) > 1) {
            for (Module module : net.modules()) {
                if (module instanceof BatchNorm1d || module instanceof BatchNorm2d) {
                    module.train();
                }
            }
        }
        try (NoGrad off = NoGrad.on()) {
            Tensor x = Shapes.input(net, samples);
            for (int i = 0; i < net.size(); i++) {
                x = net.get(i).forward(x);
                if (passesOn[i] != null) {
                    measure(passesOn[i], x, step);
                }
            }
        } finally {
            net.train(training);
            buffers.forEach(Tensor::copyFrom);
        }
    }

    private static void measure(LayerCurves layer, Tensor output, long step) {
        float[] values = output.toArray();
        double mean = 0;
        for (float value : values) {
            mean += value;
        }
        mean /= values.length;
        double variance = 0;
        for (float value : values) {
            variance += (value - mean) * (value - mean);
        }
        layer.activationMean().add(step, mean);
        layer.activationSpread().add(step, Math.sqrt(variance / values.length));
        if (layer.canDie()) {
            layer.deadShare().add(step, dead(values, output.size(0), output.size(1)));
        }
    }

    /** The share of units that are zero for every sample; of a picture's channel, at every place. */
    private static double dead(float[] values, int samples, int units) {
        int places = values.length / samples / units;
        int dead = 0;
        for (int unit = 0; unit < units; unit++) {
            boolean alive = false;
            for (int sample = 0; sample < samples && !alive; sample++) {
                int from = (sample * units + unit) * places;
                for (int i = from; i < from + places && !alive; i++) {
                    alive = values[i] > 0;
                }
            }
            dead += alive ? 0 : 1;
        }
        return (double) dead / units;
    }

    private static float[] values(List<Tensor> tensors, long count) {
        float[] all = new float[Math.toIntExact(count)];
        int at = 0;
        for (Tensor tensor : tensors) {
            float[] part = tensor.toArray();
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static double sumOfSquares(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return sum;
    }
}
