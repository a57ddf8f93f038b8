// out[..i..] = x[..index..] along one dimension. A bad index gives NaN, and is noted in status.
// words: count, positions along the dimension, their stride; inner sizes; of the output, the index and x where they begin
// and their strides (that of x along the dimension is 0)
#define DIMS 5
void main() {
    int i = thread();
    if (i >= W(0)) return;
    int rest = i;
    int o = W(7);
    int n = W(13);
    int p = W(19);
    for (int d = DIMS - 1; d >= 0; d--) {
        int at = rest;
        if (d > 0) {
            int size = W(2 + d);
            at = rest % size;
            rest /= size;
        }
        o += at * W(8 + d);
        n += at * W(14 + d);
        p += at * W(20 + d);
    }
    float chosen = index[n];
    bool good = chosen >= 0.0 && chosen < float(W(1)) && floor(chosen) == chosen;
    if (!good) status[0] = 1.0;
    out_[o] = good ? x[p + int(chosen) * W(2)] : nan();
}
