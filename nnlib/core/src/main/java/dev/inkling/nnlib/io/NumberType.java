package dev.inkling.nnlib.io;

/** The kinds of numbers that a safetensors file may hold, under the format's own names. */
public enum NumberType {
    BOOL(1),
    U8(1),
    I8(1),
    U16(2),
    I16(2),
    F16(2),
    BF16(2),
    U32(4),
    I32(4),
    F32(4),
    U64(8),
    I64(8),
    F64(8);

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one number. */
    public int bytes() {
        return bytes;
    }

    boolean isReal() {
        return this == F16 || this == BF16 || this == F32 || this == F64;
    }

    /** The type of that name, or null. */
    static NumberType named(String name) {
        for (NumberType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }

    static float halfToFloat(int half) {
        int exponent = half >>> 10 & 0x1f;
        int fraction = half & 0x3ff;
        float magnitude =
                switch (exponent) {
                    case 0 -> fraction * 0x1p-24f;
                    case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
                };
        return (half & 0x8000) == 0 ? magnitude : -magnitude;
    }

    /** Rounds to the nearest half, ties to even, as PyTorch does. */
    static int floatToHalf(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        float magnitude = Math.abs(value);
        if (Float.isNaN(value)) {
            return sign | 0x7e00;
        }
        if (magnitude >= 65520) {
            return sign | 0x7c00;
        }
        if (magnitude < 0x1p-14f) {
            return sign | (int) Math.rint(magnitude * 0x1p24f);
        }
        int bits = Float.floatToRawIntBits(magnitude);
        int rounded = bits + 0xfff + (bits >>> 13 & 1);
        return sign | (rounded >>> 13) - (112 << 10);
    }

    /** Rounds to the nearest bfloat16, ties to even. */
    static int floatToBfloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return bits >>> 16 | 0x40;
        }
        return bits + 0x7fff + (bits >>> 16 & 1) >>> 16;
    }
}
