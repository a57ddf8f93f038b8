package dev.inkling.nnlib.compute;

/** The errors about an index, or a class number, that names no position: NaN, not whole, or out of range. */
public final class BadIndex {
    private BadIndex() {}

    /** Whether a number names one of so many positions. */
    public static boolean isGood(float number, int size) {
        int i = (int) number;
        return i == number && i >= 0 && i < size;
    }

    /** Whether an index has a number that names none of so many positions. */
    public static boolean isIn(View index, int size) {
        return index.count() > 0 && !isGood(value(index, find(index, size)), size);
    }

    /** The error about the first bad index of an operation along a dimension of so many positions. */
    public static IndexOutOfBoundsException index(String operation, View index, int dim, int size) {
        int[] at = find(index, size);
        return new IndexOutOfBoundsException(operation + ": the index at " + text(at) + " is " + number(index, at)
                + ", but dimension " + dim + " has the positions 0 to " + (size - 1) + ".");
    }

    /**
     * The error about the first bad class number of a loss; {@code dim} is where the index has size 1 instead of the
     * classes.
     */
    public static IndexOutOfBoundsException classNumber(String loss, View index, int dim, int size) {
        int[] at = find(index, size);
        int[] row = new int[Math.max(0, at.length - 1)];
        for (int d = 0; d < row.length; d++) row[d] = at[d < dim ? d : d + 1];
        String where = row.length == 0 ? "the sample" : row.length == 1 ? "row " + row[0] : "place " + text(row);
        return new IndexOutOfBoundsException(loss + ": the class number of " + where + " is " + number(index, at)
                + ", but the classes are 0 to " + (size - 1) + ".");
    }

    private static int[] find(View index, int size) {
        int[] at = new int[index.rank()];
        boolean more = true;
        while (more && isGood(value(index, at), size)) more = next(at, index.shape);
        return at;
    }

    private static boolean next(int[] at, int[] shape) {
        for (int d = at.length - 1; d >= 0; d--) {
            if (++at[d] < shape[d]) return true;
            at[d] = 0;
        }
        return false;
    }

    private static float value(View view, int[] at) {
        int place = view.offset;
        for (int d = 0; d < at.length; d++) place += at[d] * view.strides[d];
        float[] value = new float[1];
        view.storage.backend().read(view.storage, place, value, 0, 1);
        return value[0];
    }

    private static String number(View view, int[] at) {
        float value = value(view, at);
        boolean whole = value == (long) value;
        return whole ? Long.toString((long) value) : Float.toString(value);
    }

    private static String text(int[] at) {
        StringBuilder text = new StringBuilder("(");
        for (int d = 0; d < at.length; d++) text.append(d == 0 ? "" : ", ").append(at[d]);
        return text.append(at.length == 1 ? ",)" : ")").toString();
    }
}
