package dev.inkling.app.train;

import androidx.annotation.Nullable;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Settings;
import dev.inkling.nnlib.spec.Option;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Why what was typed into a field of the set-up is not taken.
 *
 * @param why what is wrong with it
 * @param bound what may stand there, in the field's own notation; empty where the reason says enough
 */
public record FieldError(Why why, String bound) {
    /** What can be wrong with a text. */
    public enum Why {
        NOT_WHOLE,
        NOT_A_NUMBER,
        TOO_SMALL,
        TOO_LARGE,
        NOT_ABOVE,
        NOT_BELOW,
        NO_NET,
        EMPTY_LAYER,
        TOO_MANY_LAYERS,
        NET_TOO_LARGE
    }

    private static final long MOST_WEIGHTS = 50_000_000;
    private static final int MOST_LAYERS = 64;
    /** The largest layer that can be written. */
    private static final BigInteger LARGEST = BigInteger.valueOf(9_999_999);

    /** Why a text may not stand in a setting's field; null where it may. */
    @Nullable public static FieldError of(Option setting, String text) {
        return switch (setting.kind()) {
            case WHOLE ->
                value(setting, text).matches("[+-]?\\d+")
                        ? outside(setting, new BigDecimal(value(setting, text)))
                        : new FieldError(Why.NOT_WHOLE, "");
            case NUMBER -> number(setting, value(setting, text));
            case TEXT -> setting == Settings.MODEL_TEXT ? net(text.trim()) : null;
            default -> null;
        };
    }

    /**
     * A text that may stand in a setting's field as the settings take it: some keyboards have a comma alone, and a
     * whole number may be written with those commas that the app itself writes.
     */
    public static String value(Option setting, String text) {
        String value = text.trim();
        if (setting.kind() == Option.Kind.WHOLE && value.matches("\\d{1,3}(,\\d{3})+")) return value.replace(",", "");
        return setting.kind() == Option.Kind.NUMBER ? value.replace(',', '.') : value;
    }

    @Nullable private static FieldError number(Option setting, String value) {
        try {
            return outside(setting, new BigDecimal(value));
        } catch (NumberFormatException notANumber) {
            return new FieldError(Why.NOT_A_NUMBER, "");
        }
    }

    @Nullable private static FieldError outside(Option setting, BigDecimal value) {
        double number = value.doubleValue();
        if (setting.accepts(number)) return null;
        boolean small = number <= setting.min();
        // A bound that does not stand there itself is told with a sign.
        if (small) return new FieldError(number == setting.min() ? Why.NOT_ABOVE : Why.TOO_SMALL, plain(setting.min()));
        return new FieldError(number == setting.max() ? Why.NOT_BELOW : Why.TOO_LARGE, plain(setting.max()));
    }

    /** A bound of a setting as it is written into its field. */
    public static String plain(double bound) {
        return new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
    }

    @Nullable private static FieldError net(String text) {
        if (text.equals("convnet")) return null;
        if (text.startsWith("{")) return described(text);
        if (!text.matches("\\d+(-\\d+)+")) return new FieldError(Why.NO_NET, "");
        String[] parts = text.split("-");
        if (parts.length > MOST_LAYERS + 1) {
            return new FieldError(Why.TOO_MANY_LAYERS, Integer.toString(MOST_LAYERS));
        }
        List<BigInteger> sizes = new ArrayList<>();
        for (String part : parts) sizes.add(new BigInteger(part));
        if (sizes.contains(BigInteger.ZERO)) return new FieldError(Why.EMPTY_LAYER, "");
        boolean written = RunSpec.defaults().with(Settings.MODEL_TEXT, text).isLayered();
        return written && fits(sizes) ? null : new FieldError(Why.NET_TOO_LARGE, fitting(sizes));
    }

    @Nullable private static FieldError described(String json) {
        try {
            double weights = 0;
            for (int[] shape : ModelSpec.parse(json).parameters().values()) {
                weights += Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
            }
            return weights <= MOST_WEIGHTS ? null : new FieldError(Why.NET_TOO_LARGE, "");
        } catch (IllegalArgumentException noNet) {
            return new FieldError(Why.NO_NET, "");
        }
    }

    private static boolean fits(List<BigInteger> sizes) {
        BigInteger weights = BigInteger.ZERO;
        for (int i = 1; i < sizes.size(); i++) {
            weights = weights.add(sizes.get(i - 1).add(BigInteger.ONE).multiply(sizes.get(i)));
        }
        return weights.compareTo(BigInteger.valueOf(MOST_WEIGHTS)) <= 0;
    }

    /** The same net with its largest layer as large as it may be, rounded down to two digits; empty where none fits. */
    private static String fitting(List<BigInteger> sizes) {
        List<BigInteger> smaller = new ArrayList<>(sizes);
        int largest = sizes.indexOf(Collections.max(sizes));
        BigInteger most = BigInteger.ZERO;
        for (long power = 1; power <= 1_000_000; power *= 10) {
            for (long digits = 1; digits < 100; digits++) {
                BigInteger size = BigInteger.valueOf(digits * power);
                smaller.set(largest, size);
                if (size.compareTo(most) > 0 && size.compareTo(LARGEST) <= 0 && fits(smaller)) most = size;
            }
        }
        if (most.signum() == 0) return "";
        smaller.set(largest, most);
        StringBuilder text = new StringBuilder();
        for (BigInteger size : smaller)
            text.append(text.length() == 0 ? "" : "-").append(size);
        return text.toString();
    }
}
