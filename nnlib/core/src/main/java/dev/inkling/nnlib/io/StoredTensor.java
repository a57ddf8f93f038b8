package dev.inkling.nnlib.io;

import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Checksum;

/** An array as a file holds it: type of number, shape, bytes. */
public final class StoredTensor {
    private final NumberType type;
    private final int[] shape;
    private final int count;
    private final ByteBuffer bytes;
    private final int start;

    StoredTensor(NumberType type, int[] shape, byte[] bytes, int start) {
        this.type = type;
        this.shape = shape;
        this.count = count(shape);
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.start = start;
    }

    /** Floats as they are, to be written as F32. */
    public static StoredTensor of(float[] values, int... shape) {
        return of(NumberType.F32, values, shape);
    }

    /** The values of a tensor, to be written as F32. */
    public static StoredTensor of(Tensor tensor) {
        return of(tensor.toArray(), tensor.shape());
    }

    /** Floats rounded to the nearest number of a type with fractions. */
    public static StoredTensor of(NumberType type, float[] values, int... shape) {
        StoredTensor made = empty(type, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            int at = i * type.bytes();
            switch (type) {
                case F32 -> made.bytes.putFloat(at, values[i]);
                case F64 -> made.bytes.putDouble(at, values[i]);
                case F16 -> made.bytes.putShort(at, (short) NumberType.floatToHalf(values[i]));
                case BF16 -> made.bytes.putShort(at, (short) NumberType.floatToBfloat(values[i]));
                default -> throw new IllegalArgumentException("Floats are not written as " + type + "; use long[].");
            }
        }
        return made;
    }

    /** Doubles as they are, to be written as F64. */
    public static StoredTensor of(double[] values, int... shape) {
        StoredTensor made = empty(NumberType.F64, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            made.bytes.putDouble(i * 8, values[i]);
        }
        return made;
    }

    /** Whole numbers, each of which must fit the type (true and false are 1 and 0). */
    public static StoredTensor of(NumberType type, long[] values, int... shape) {
        if (type.isReal()) {
            throw new IllegalArgumentException("Whole numbers are not written as " + type + "; use float[].");
        }
        StoredTensor made = empty(type, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            int at = i * type.bytes();
            switch (type.bytes()) {
                case 1 -> made.bytes.put(at, (byte) values[i]);
                case 2 -> made.bytes.putShort(at, (short) values[i]);
                case 4 -> made.bytes.putInt(at, (int) values[i]);
                default -> made.bytes.putLong(at, values[i]);
            }
            if (made.whole(i) != values[i]) {
                throw new IllegalArgumentException(values[i] + " at " + i + " does not fit " + type + ".");
            }
        }
        return made;
    }

    private static StoredTensor empty(NumberType type, int values, int[] shape) {
        if (count(shape) != values) {
            throw new IllegalArgumentException("The shape " + Arrays.toString(shape) + " holds " + count(shape)
                    + " numbers, given are " + values + ".");
        }
        return new StoredTensor(type, shape.clone(), new byte[values * type.bytes()], 0);
    }

    public NumberType type() {
        return type;
    }

    public int[] shape() {
        return shape.clone();
    }

    /** How many numbers there are. */
    public int count() {
        return count;
    }

    /** A tensor of these numbers, see {@link #floats}. */
    public Tensor tensor() {
        float[] values = floats();
        return shape.length == 0 ? Tensor.scalar(values[0]) : Tensor.wrap(values, shape);
    }

    /** The numbers as floats: exact for F32, F16, BF16, BOOL and small integers, rounded for the wider types. */
    public float[] floats() {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = type == NumberType.F64 || !type.isReal() ? (float) number(i) : real(i);
        }
        return values;
    }

    /** The numbers as doubles: exact but for 64-bit integers beyond 2^53. */
    public double[] doubles() {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = number(i);
        }
        return values;
    }

    /** Whole numbers; throws for a type with fractions. U64 beyond the range of a long wraps. */
    public long[] longs() {
        if (type.isReal()) {
            throw new IllegalStateException("A tensor of " + type + " has no whole numbers; ask for floats.");
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = whole(i);
        }
        return values;
    }

    private float real(int i) {
        int at = start + i * type.bytes();
        return switch (type) {
            case F16 -> NumberType.halfToFloat(bytes.getShort(at) & 0xffff);
            case BF16 -> Float.intBitsToFloat(bytes.getShort(at) << 16);
            default -> bytes.getFloat(at);
        };
    }

    private double number(int i) {
        if (type == NumberType.F64) {
            return bytes.getDouble(start + i * 8);
        }
        if (type.isReal()) {
            return real(i);
        }
        long value = whole(i);
        return type == NumberType.U64 && value < 0 ? (value >>> 1 | value & 1) * 2.0 : value;
    }

    private long whole(int i) {
        int at = start + i * type.bytes();
        return switch (type) {
            case BOOL -> bytes.get(at) == 0 ? 0 : 1;
            case U8 -> bytes.get(at) & 0xff;
            case I8 -> bytes.get(at);
            case U16 -> bytes.getShort(at) & 0xffff;
            case I16 -> bytes.getShort(at);
            case U32 -> bytes.getInt(at) & 0xffffffffL;
            case I32 -> bytes.getInt(at);
            default -> bytes.getLong(at);
        };
    }

    /** The bytes as a file holds them. */
    void writeTo(OutputStream out) throws IOException {
        out.write(bytes.array(), start, count * type.bytes());
    }

    /** Counts the bytes, as a file holds them, into a checksum. */
    public void addTo(Checksum sum) {
        sum.update(bytes.array(), start, count * type.bytes());
    }

    private static int count(int[] shape) {
        long count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, (long) size);
        }
        return Math.toIntExact(count);
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
