// Products of matrices that may lie in any way: a thread an element, its sum from the first product to the last.
// words: rows, columns, length of the sums; where a, b and the output begin and their two strides; whether to add to what
// the output holds; of the two outer dimensions that are kept the size of the inner one, and strides of a, b and the
// output; of two that are summed over the sizes, and strides of a and b
void main() {
    int count = W(0) * W(1);
    int i = thread();
    if (i >= count * W(13)) return;
    int batch = i / count;
    int e = i - batch * count;
    int row = e / W(1);
    int column = e - row * W(1);
    int outer = batch / W(14);
    int inner = batch - outer * W(14);
    int p = W(3) + row * W(4) + outer * W(15) + inner * W(16);
    int q = W(6) + column * W(8) + outer * W(17) + inner * W(18);
    int o = W(9) + row * W(10) + column * W(11) + outer * W(19) + inner * W(20);
    float sum = 0.0;
    for (int s = 0; s < W(21); s++) {
        for (int t = 0; t < W(22); t++) {
            int ap = p + s * W(23) + t * W(24);
            int bp = q + s * W(25) + t * W(26);
            for (int k = 0; k < W(2); k++) {
                sum += A[ap] * B[bp];
                ap += W(5);
                bp += W(7);
            }
        }
    }
    out_[o] = W(12) == 1 ? out_[o] + sum : sum;
}
