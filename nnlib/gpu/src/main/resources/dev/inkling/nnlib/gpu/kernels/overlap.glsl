// out += x where windows of the output overlap: a thread a float of the output's memory, which finds all elements that
// fall on it. Of the dimensions some (windows) are gone through one by one; what is left is divided among the others,
// which overlap no more.
// words: floats, where the output begins, where x begins; of three windows sizes, strides and strides of x; of four
// others the same, the largest stride first
void main() {
    int i = thread();
    if (i >= W(0)) return;
    float sum = out_[W(1) + i];
    for (int u = 0; u < W(3); u++) {
        for (int v = 0; v < W(4); v++) {
            for (int w = 0; w < W(5); w++) {
                int rest = i - u * W(6) - v * W(7) - w * W(8);
                int p = W(2) + u * W(9) + v * W(10) + w * W(11);
                bool there = rest >= 0;
                for (int d = 0; d < 4; d++) {
                    if (there) {
                        int at = rest / W(16 + d);
                        there = at < W(12 + d);
                        rest -= at * W(16 + d);
                        p += at * W(20 + d);
                    }
                }
                if (there && rest == 0) sum += x[p];
            }
        }
    }
    out_[W(1) + i] = sum;
}
