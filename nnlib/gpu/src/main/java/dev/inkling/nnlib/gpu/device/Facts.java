package dev.inkling.nnlib.gpu.device;

/**
 * What is known of a device.
 *
 * @param name as its driver tells it
 * @param kind what kind of processor it is
 * @param driver the driver's name and version
 * @param key what changes when anything changes that may change a result: maker, device, driver, version
 * @param alignment of a range's offset, in bytes
 * @param mostBytes that one binding may span
 */
public record Facts(String name, Kind kind, String driver, String key, int alignment, long mostBytes) {
    /** Kinds of processors. */
    public enum Kind {
        DISCRETE,
        INTEGRATED,
        VIRTUAL,
        OTHER,
        /** A processor that plays a graphics processor, for tests. */
        CPU
    }

    @Override
    public String toString() {
        return name + " (" + driver + ")";
    }
}
