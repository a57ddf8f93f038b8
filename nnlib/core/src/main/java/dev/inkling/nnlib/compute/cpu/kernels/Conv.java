package dev.inkling.nnlib.compute.cpu.kernels;

/**
 * A convolution of fixed shape that moves by one pixel: pictures (n, in, h, w), kernels (out, in, k, k), results (n,
 * out, oh, ow), all row-major and without gaps. What it computes has the bits of a product of the kernels with the
 * pictures' windows, laid out as columns; as long as all kernels are finite, since the border is multiplied with them
 * too.
 */
public abstract class Conv {
    protected final Shape shape;

    protected Conv(Shape shape) {
        this.shape = shape;
    }

    /**
     * y = x * w + bias, or least where that is less; each element the sum over (in, k, k) from left to right. Without a
     * bias that array is null; minus infinity changes nothing.
     */
    public abstract void forward(
            float[] x, int xo, float[] w, int wo, float[] bias, int bo, float least, float[] y, int yo);

    /** The kernels' gradient: for each picture the sum over its places, picture after picture added. */
    public abstract void weight(float[] x, int xo, float[] up, int uo, float[] dw, int dwo);

    /** The pictures' gradient: for each place in a kernel the sum over out, one place after the other added. */
    public abstract void input(float[] w, int wo, float[] up, int uo, float[] dx, int dxo);

    /** Sizes. */
    public static final class Shape {
        public final int n;
        public final int in;
        public final int h;
        public final int w;
        public final int out;
        public final int k;
        public final int padding;
        public final int dilation;
        /** Rows and columns of a result. */
        public final int oh;

        public final int ow;

        public Shape(int n, int in, int h, int w, int out, int k, int padding, int dilation) {
            this.n = n;
            this.in = in;
            this.h = h;
            this.w = w;
            this.out = out;
            this.k = k;
            this.padding = padding;
            this.dilation = dilation;
            oh = h + 2 * padding - reach();
            ow = w + 2 * padding - reach();
        }

        /** How many pixels lie between the first and the last that a kernel covers. */
        public int reach() {
            return dilation * (k - 1);
        }

        /** Numbers of one kernel. */
        public int depth() {
            return in * k * k;
        }

        /** Multiplications of one picture. */
        public long work() {
            return (long) out * oh * ow * depth();
        }
    }
}
