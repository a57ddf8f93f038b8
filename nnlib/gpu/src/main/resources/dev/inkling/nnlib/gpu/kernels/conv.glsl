// Convolution moved by one pixel: a thread one pixel of FILTERS filters, its sums over channels, then rows, then columns
// of the kernel from the first product to the last. INPUT, the gradient of the pictures: a thread one pixel of FILTERS
// channels, its sums over filters, rows and columns.
// words: pictures, channels, height, width; filters, kernel, height and width of what comes out; padding, dilation; where
// the output, a (pictures, or the gradient of what came out) and weights begin; forward, 1 where c holds a bias and where
// it begins; 1 where nothing may be below a value, and where that stands in c
#define FILTERS 4

void main() {
    int i = thread();
    int k = W(5);
#ifdef INPUT
    int blocks = (W(1) + FILTERS - 1) / FILTERS;
    int area = W(2) * W(3);
    if (i >= W(0) * blocks * area) return;
    int pixel = i % area;
    int rest = i / area;
    int first = rest % blocks * FILTERS;
    int n = rest / blocks;
    int y = pixel / W(3);
    int x = pixel - y * W(3);
    float sums[FILTERS];
    for (int f = 0; f < FILTERS; f++) sums[f] = 0.0;
    for (int o = 0; o < W(4); o++) {
        int up = W(11) + (n * W(4) + o) * W(6) * W(7);
        int w = W(12) + (o * W(1) + first) * k * k;
        for (int r = 0; r < k; r++) {
            int row = y + W(8) - r * W(9);
            for (int c_ = 0; c_ < k; c_++) {
                int column = x + W(8) - c_ * W(9);
                if (row < 0 || row >= W(6) || column < 0 || column >= W(7)) continue;
                float value = a[up + row * W(7) + column];
                for (int f = 0; f < FILTERS; f++) {
                    if (first + f < W(1)) sums[f] += value * weights[w + f * k * k + r * k + c_];
                }
            }
        }
    }
    for (int f = 0; f < FILTERS; f++) {
        if (first + f < W(1)) out_[W(10) + (n * W(1) + first + f) * area + pixel] = sums[f];
    }
#else
    int blocks = (W(4) + FILTERS - 1) / FILTERS;
    int area = W(6) * W(7);
    if (i >= W(0) * blocks * area) return;
    int pixel = i % area;
    int rest = i / area;
    int first = rest % blocks * FILTERS;
    int n = rest / blocks;
    int y = pixel / W(7);
    int x = pixel - y * W(7);
    float sums[FILTERS];
    for (int f = 0; f < FILTERS; f++) sums[f] = 0.0;
    for (int channel = 0; channel < W(1); channel++) {
        int p = W(11) + (n * W(1) + channel) * W(2) * W(3);
        int w = W(12) + (first * W(1) + channel) * k * k;
        for (int r = 0; r < k; r++) {
            int row = y - W(8) + r * W(9);
            for (int c_ = 0; c_ < k; c_++) {
                int column = x - W(8) + c_ * W(9);
                if (row < 0 || row >= W(2) || column < 0 || column >= W(3)) continue;
                float value = a[p + row * W(3) + column];
                for (int f = 0; f < FILTERS; f++) {
                    if (first + f < W(4)) sums[f] += value * weights[w + f * W(1) * k * k + r * k + c_];
                }
            }
        }
    }
    for (int f = 0; f < FILTERS; f++) {
        if (first + f >= W(4)) continue;
        float value = sums[f];
        if (W(13) == 1) value += c[W(14) + first + f];
        if (W(15) == 1) value = atLeast(value, c[W(16)]);
        out_[W(10) + (n * W(4) + first + f) * area + pixel] = value;
    }
#endif
}
