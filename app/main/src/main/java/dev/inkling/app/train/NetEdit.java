package dev.inkling.app.train;

import androidx.annotation.Nullable;
import dev.inkling.app.train.NetOutline.Block;
import dev.inkling.nnlib.nn.LayerSpec;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.LayerType.Role;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.ReLU;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Shapes;
import dev.inkling.nnlib.spec.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a run's net when one of its layers is made larger or smaller, added or taken out, as the setting's
 * text; null where that is not possible.
 */
public final class NetEdit {
    private static final int MOST_LAYERS = 32;

    private NetEdit() {}

    /** With one more hidden layer before the output, half as wide as what comes before it. */
    @Nullable public static String added(RunSpec spec) {
        NetOutline outline = NetOutline.of(spec);
        if (outline == null || outline.blocks().size() > MOST_LAYERS) return null;
        int[] sizes = spec.sizes();
        if (sizes != null) {
            List<Integer> next = list(sizes);
            next.add(sizes.length - 1, half(sizes[sizes.length - 2]));
            return text(next);
        }
        List<Block> blocks = outline.blocks();
        Block output = blocks.get(blocks.size() - 1);
        ModelSpec net = Nets.of(spec);
        if (output.layer() < 0 || net.layers().get(output.layer()).type() != Linear.TYPE) return null;
        int width = Shapes.count(shapeBefore(net, output.layer()));
        List<LayerSpec> layers = new ArrayList<>(net.layers());
        layers.add(output.layer(), LayerSpec.of(ReLU.TYPE));
        layers.add(output.layer(), LayerSpec.of(Linear.TYPE, "in", width, "out", half(width)));
        return rebuilt(net, layers);
    }

    /** With so many units, or maps, in a hidden layer. */
    @Nullable public static String resized(RunSpec spec, Block block, int units) {
        if (!block.isHidden()) return null;
        int[] sizes = spec.sizes();
        if (sizes != null) {
            List<Integer> next = list(sizes);
            next.set(place(spec, block), units);
            return text(next);
        }
        ModelSpec net = Nets.of(spec);
        List<LayerSpec> layers = new ArrayList<>(net.layers());
        layers.set(block.layer(), with(layers.get(block.layer()), "out", units));
        return rebuilt(net, layers);
    }

    /** Without a hidden layer, its activation and what normalizes it. */
    @Nullable public static String removed(RunSpec spec, Block block) {
        if (!block.isHidden()) return null;
        int[] sizes = spec.sizes();
        if (sizes != null) {
            List<Integer> next = list(sizes);
            next.remove(place(spec, block));
            return text(next);
        }
        ModelSpec net = Nets.of(spec);
        List<LayerSpec> layers = new ArrayList<>(net.layers());
        layers.remove(block.layer());
        while (block.layer() < layers.size()) {
            Role role = layers.get(block.layer()).type().role();
            if (role != Role.BENDS && role != Role.NORMALIZES) break;
            layers.remove(block.layer());
        }
        return rebuilt(net, layers);
    }

    private static int half(int width) {
        return Math.max(2, Math.min(width / 2, 512));
    }

    /** Which of the sizes of a layered net a block is. */
    private static int place(RunSpec spec, Block block) {
        return NetOutline.of(spec).blocks().indexOf(block);
    }

    private static List<Integer> list(int... sizes) {
        List<Integer> all = new ArrayList<>();
        for (int size : sizes) all.add(size);
        return all;
    }

    private static String text(List<Integer> sizes) {
        StringBuilder text = new StringBuilder();
        for (int size : sizes) text.append(text.length() == 0 ? "" : "-").append(size);
        return text.toString();
    }

    private static int[] shapeBefore(ModelSpec net, int layer) {
        return layer == 0 ? net.input() : net.output(layer - 1);
    }

    /** The net of those layers, each taking what the one before it now gives. */
    @Nullable private static String rebuilt(ModelSpec net, List<LayerSpec> layers) {
        try {
            List<LayerSpec> fitted = new ArrayList<>();
            int[] shape = net.input();
            for (LayerSpec layer : layers) {
                LayerSpec next = fitted(layer, shape);
                fitted.add(next);
                shape = next.output(shape);
            }
            ModelSpec made = ModelSpec.of(net.input(), fitted);
            ModelSpec named = ModelSpec.parse("convnet");
            return made.equals(named) ? named.toString() : made.toJson().toString();
        } catch (IllegalArgumentException impossible) {
            return null;
        }
    }

    private static LayerSpec fitted(LayerSpec layer, int[] input) {
        int channels = input.length == 3 ? input[0] : input[input.length - 1];
        LayerType type = layer.type();
        LayerSpec next = layer;
        if (type.role() == Role.WEIGHTS && has(layer, "in")) next = with(next, "in", channels);
        if (type.role() == Role.NORMALIZES && has(layer, "channels")) next = with(next, "channels", channels);
        if (type.role() == Role.NORMALIZES && has(layer, "width")) next = with(next, "width", input[input.length - 1]);
        return next;
    }

    private static boolean has(LayerSpec layer, String option) {
        for (Option row : layer.options().table()) if (row.name().equals(option)) return true;
        return false;
    }

    private static LayerSpec with(LayerSpec layer, String option, int value) {
        return layer.type()
                .spec(layer.options().with(option, value), layer.layers().toArray(new LayerSpec[0]));
    }
}
