package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.spec.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/** What both batch norms say as data. */
abstract class BatchNormType extends LayerType {
    BatchNormType(String word, String help) {
        super(
                word,
                Role.NORMALIZES,
                help,
                Option.whole("channels", null, 1),
                Option.positive("eps", 1e-5),
                Option.fraction("momentum", 0.1, true));
    }

    /** Refuses an input whose first size is not the number of channels. */
    final int[] checkChannels(LayerSpec spec, int[] input, boolean rankFits, String shape) {
        int channels = spec.options().whole("channels");
        if (!rankFits || input[0] != channels) {
            throw refuse("(" + channels + shape + ")", input);
        }
        return input.clone();
    }

    @Override
    public Map<String, int[]> parameters(LayerSpec spec) {
        return weightAndBias(spec.options().whole("channels"));
    }

    static Map<String, int[]> weightAndBias(int width) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put("weight", new int[] {width});
        shapes.put("bias", new int[] {width});
        return shapes;
    }
}
