package dev.inkling.app.data;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.RunSpec;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The order of a session's curves: first those of the whole run, then those of each layer, layer after layer as they
 * follow each other in the net. A database returns them as words are sorted, layer 10 before layer 2.
 */
final class CurveOrder implements Comparator<String> {
    private final Map<String, Integer> places = new HashMap<>();

    private CurveOrder() {}

    /** The order in the net of a session's settings. */
    static CurveOrder of(String spec) {
        CurveOrder order = new CurveOrder();
        try {
            RunSpec run = RunSpec.fromJson(Json.parse(spec));
            for (String layer : Nets.layers(Nets.of(run))) order.places.put(layer, order.places.size());
        } catch (IllegalArgumentException noNet) {
            // Settings that no net can be made of have no order of their own; numbers in the names still count.
            order.places.clear();
        }
        return order;
    }

    /** The layer that a curve is of; empty for one of the whole run. */
    private static String layer(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    @Override
    public int compare(String a, String b) {
        String one = layer(a);
        String other = layer(b);
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty() ? a.compareTo(b) : one.isEmpty() ? -1 : 1;
        }
        int byPlace = Integer.compare(
                places.getOrDefault(one, Integer.MAX_VALUE), places.getOrDefault(other, Integer.MAX_VALUE));
        if (byPlace != 0) return byPlace;
        int byName = compareNumbered(one, other);
        return byName != 0 ? byName : a.compareTo(b);
    }

    /** Part by part between the dots, numbers as numbers and before words. */
    private static int compareNumbered(String a, String b) {
        String[] one = a.split("\\.", -1);
        String[] other = b.split("\\.", -1);
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            boolean number = one[i].matches("\\d+");
            int order = number && other[i].matches("\\d+")
                    ? new BigInteger(one[i]).compareTo(new BigInteger(other[i]))
                    : number != other[i].matches("\\d+") ? (number ? -1 : 1) : one[i].compareTo(other[i]);
            if (order != 0) return order;
        }
        return Integer.compare(one.length, other.length);
    }
}
