// out[..i..] = x[..index..] along one dimension. A bad index gives NaN, and is noted in status.
// words: count, positions along the dimension, their stride; inner sizes; of the output, the index and x where they begin
// and their strides (that of x along the dimension is 0)
void main() {
    int i = thread();
    if (i >= W(0)) return;
    ivec3 places = placesOf(i, 5, 2, 7);
    float chosen = index[places.y];
    bool good = chosen >= 0.0 && chosen < float(W(1)) && floor(chosen) == chosen;
    if (!good) status[0] = 1.0;
    out_[places.x] = good ? x[places.z + int(chosen) * W(2)] : nan();
}
