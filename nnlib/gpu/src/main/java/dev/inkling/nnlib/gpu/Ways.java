package dev.inkling.nnlib.gpu;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The ways in which a device multiplies matrices: one for outputs of few elements, one for the others. */
public record Ways(Product few, Product many) {
    /** Where nothing was measured. */
    public static final Ways USUAL = new Ways(Product.SLIM, Product.TILED);

    /** One way for all. */
    public static Ways only(Product way) {
        return new Ways(way, way);
    }

    /** What {@link #toString} wrote; null where it is something else. */
    public static Ways of(String text) {
        for (Product few : Product.values()) {
            for (Product many : Product.values()) {
                Ways ways = new Ways(few, many);
                if (ways.toString().equals(text)) return ways;
            }
        }
        return null;
    }

    /** Both. */
    public Set<Product> all() {
        return EnumSet.of(few, many);
    }

    @Override
    public String toString() {
        return (few + ", " + many).toLowerCase(Locale.ROOT);
    }
}
