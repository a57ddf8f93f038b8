package dev.inkling.app.train;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.loss.LossType;
import dev.inkling.nnlib.nn.LayerSpec;
import dev.inkling.nnlib.nn.LayerType;
import dev.inkling.nnlib.nn.LayerType.Role;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.nn.Softmax;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Shapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A run's net as it is drawn: what comes in, and a block for each layer with weights, in the sizes that they have.
 *
 * @param blocks from the input to the output
 */
public record NetOutline(List<Block> blocks) {
    /** What a block is drawn as. */
    public enum Kind {
        /** A picture that comes in. */
        PICTURE,
        /** Numbers that come in. */
        NUMBERS,
        /** Pictures that a layer hands on. */
        MAPS,
        /** Numbers that a layer hands on. */
        UNITS,
        /** The answer. */
        OUTPUT
    }

    /** The word of what makes scores into shares that sum to 1; no layer of the net does it, but reading it does. */
    static final String SOFTMAX = Softmax.TYPE.word();

    private static final String SIGMOID = Sigmoid.TYPE.word();

    /**
     * The input, or one layer.
     *
     * @param kind what it is drawn as
     * @param count how many numbers or pictures, of a picture that comes in its colours
     * @param height of each picture; 1 for numbers
     * @param width of each picture; 1 for numbers
     * @param kernel the side of the window through which it looks at pictures; 0 where it sees all
     * @param bend the word of the activation behind it; empty for none
     * @param layer its place among the net's layers; less than 0 for the input and for what lies inside another layer
     */
    public record Block(Kind kind, int count, int height, int width, int kernel, String bend, int layer) {
        /** Whether it is a layer between the input and the output that can be made larger, smaller or be taken out. */
        public boolean isHidden() {
            return (kind == Kind.MAPS || kind == Kind.UNITS) && layer >= 0;
        }
    }

    /** Of what inside a block that holds layers has no place of its own. */
    private static final int INSIDE = -2;

    private static final int SIDE = 28;

    /** That of a run's net; null where its text is no net. */
    @Nullable public static NetOutline of(RunSpec spec) {
        ModelSpec net;
        try {
            net = Nets.of(spec);
        } catch (IllegalArgumentException noNet) {
            return null;
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(input(spec, net.input()));
        add(net.layers(), net.input(), false, blocks);
        Block last = blocks.remove(blocks.size() - 1);
        String end = end(spec, last);
        blocks.add(
                blocks.isEmpty()
                        ? last
                        : new Block(
                                Kind.OUTPUT,
                                last.count(),
                                last.height(),
                                last.width(),
                                last.kernel(),
                                end,
                                last.layer()));
        return new NetOutline(Collections.unmodifiableList(blocks));
    }

    private static Block input(RunSpec spec, int[] shape) {
        int count = Shapes.count(shape);
        boolean flat = shape.length == 1;
        boolean picture = flat ? spec.task().hasPictures() && count == SIDE * SIDE : shape.length == 3;
        if (!picture) return new Block(Kind.NUMBERS, count, 1, 1, 0, "", -1);
        return new Block(Kind.PICTURE, flat ? 1 : shape[0], flat ? SIDE : shape[1], flat ? SIDE : shape[2], 0, "", -1);
    }

    private static void add(List<LayerSpec> layers, int[] input, boolean inside, List<Block> blocks) {
        int[] shape = input;
        for (int i = 0; i < layers.size(); i++) {
            LayerSpec layer = layers.get(i);
            if (layer.type().nests()) add(layer.layers(), shape, true, blocks);
            shape = layer.output(shape);
            if (layer.type().role() != Role.WEIGHTS) continue;
            blocks.add(block(layer, shape, bend(layers, i), inside ? INSIDE : i));
        }
    }

    private static Block block(LayerSpec layer, int[] shape, String bend, int at) {
        if (shape.length != 3) return new Block(Kind.UNITS, Shapes.count(shape), 1, 1, 0, bend, at);
        return new Block(
                Kind.MAPS, shape[0], shape[1], shape[2], layer.options().whole("kernel"), bend, at);
    }

    /** The activation between one layer with weights and the next. */
    private static String bend(List<LayerSpec> layers, int at) {
        for (LayerSpec next : layers.subList(at + 1, layers.size())) {
            LayerType type = next.type();
            if (type.role() == Role.WEIGHTS || type.role() == Role.HOLDS) return "";
            if (type.role() == Role.BENDS || type.role() == Role.ENDS) return type.word();
        }
        return "";
    }

    /** What the last numbers are taken for: what the net itself makes of them, or how the loss and the app read them. */
    private static String end(RunSpec spec, Block last) {
        if (!last.bend().isEmpty() || !spec.task().takesLoss()) return last.bend();
        LossType loss = spec.loss();
        if (loss.output() != LossType.Output.SCORES || !spec.task().hasClasses()) return "";
        return last.count() == 1 ? SIGMOID : SOFTMAX;
    }
}
