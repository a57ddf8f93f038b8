// The gradient of a convolution's kernels: a group a weight. Each thread sums every 64th pixel of all pictures, then
// halves are joined.
// words: pictures, channels, height, width; filters, kernel, height and width of what came out; padding, dilation; where
// the output, the pictures and the gradient of what came out begin
shared float part[64];

void main() {
    int weight = group();
    int lane = int(gl_LocalInvocationID.x);
    int k = W(5);
    bool there = weight < W(4) * W(1) * k * k;
    int c_ = weight % k;
    int rest = weight / k;
    int r = rest % k;
    rest /= k;
    int channel = rest % W(1);
    int o = rest / W(1);
    int area = W(6) * W(7);
    float sum = 0.0;
    if (there) {
        for (int i = lane; i < W(0) * area; i += 64) {
            int n = i / area;
            int pixel = i - n * area;
            int y = pixel / W(7);
            int row = y - W(8) + r * W(9);
            int column = pixel - y * W(7) - W(8) + c_ * W(9);
            if (row < 0 || row >= W(2) || column < 0 || column >= W(3)) continue;
            sum += x[W(11) + ((n * W(1) + channel) * W(2) + row) * W(3) + column]
                * up[W(12) + (n * W(4) + o) * area + pixel];
        }
    }
    part[lane] = sum;
    memoryBarrierShared();
    barrier();
    for (int half_ = 32; half_ > 0; half_ >>= 1) {
        if (lane < half_) part[lane] += part[lane + half_];
        memoryBarrierShared();
        barrier();
    }
    if (there && lane == 0) out_[W(10) + weight] = part[0];
}
