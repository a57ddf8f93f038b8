package dev.inkling.nnlib.data.digits;

/**
 * The brightness of unevenly lit paper: a quadratic surface through the picture, fitted again and again without what
 * lies far from it, which is the ink.
 */
final class Paper {
    private static final int TERMS = 6;
    private static final int ROUNDS = 8;
    private static final int GRID = 96;

    private final double[] surface;
    private final int width;
    private final int height;

    private Paper(double[] surface, int width, int height) {
        this.surface = surface;
        this.width = width;
        this.height = height;
    }

    float at(int column, int row) {
        double[] term = new double[TERMS];
        terms(column, row, term);
        double value = 0;
        for (int i = 0; i < TERMS; i++) {
            value += surface[i] * term[i];
        }
        return (float) value;
    }

    private void terms(int column, int row, double[] out) {
        double x = 2.0 * column / width - 1;
        double y = 2.0 * row / height - 1;
        out[0] = 1;
        out[1] = x;
        out[2] = y;
        out[3] = x * x;
        out[4] = x * y;
        out[5] = y * y;
    }

    static Paper fit(Ink picture) {
        Paper paper = new Paper(new double[TERMS], picture.width, picture.height);
        int step = Math.max(1, Math.max(picture.width, picture.height) / GRID);
        double tolerance = Double.MAX_VALUE;
        double[] term = new double[TERMS];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sums = new double[TERMS][TERMS + 1];
            double squares = 0;
            int used = 0;
            for (int row = 0; row < picture.height; row += step) {
                for (int column = 0; column < picture.width; column += step) {
                    double value = picture.values[row * picture.width + column];
                    double off = value - paper.at(column, row);
                    if (round > 0 && Math.abs(off) > tolerance) {
                        continue;
                    }
                    paper.terms(column, row, term);
                    for (int i = 0; i < TERMS; i++) {
                        for (int j = 0; j < TERMS; j++) {
                            sums[i][j] += term[i] * term[j];
                        }
                        sums[i][TERMS] += term[i] * value;
                    }
                    squares += round > 0 ? off * off : 0;
                    used++;
                }
            }
            solve(sums);
            for (int i = 0; i < TERMS; i++) {
                paper.surface[i] = sums[i][TERMS];
            }
            tolerance = round == 0 ? paper.spread(picture, step) : Math.max(0.02, 2.5 * Math.sqrt(squares / used));
        }
        return paper;
    }

    private double spread(Ink picture, int step) {
        double squares = 0;
        int count = 0;
        for (int row = 0; row < picture.height; row += step) {
            for (int column = 0; column < picture.width; column += step) {
                double off = picture.values[row * picture.width + column] - at(column, row);
                squares += off * off;
                count++;
            }
        }
        return Math.max(0.02, 1.5 * Math.sqrt(squares / count));
    }

    /** Gauss and Jordan; a tiny ridge keeps a picture of one row or column from dividing by zero. */
    private static void solve(double[][] a) {
        for (int i = 0; i < TERMS; i++) {
            a[i][i] += 1e-9;
        }
        for (int pivot = 0; pivot < TERMS; pivot++) {
            double divisor = a[pivot][pivot];
            for (int j = pivot; j <= TERMS; j++) {
                a[pivot][j] /= divisor;
            }
            for (int i = 0; i < TERMS; i++) {
                double factor = a[i][pivot];
                for (int j = pivot; j <= TERMS && i != pivot; j++) {
                    a[i][j] -= factor * a[pivot][j];
                }
            }
        }
    }
}
