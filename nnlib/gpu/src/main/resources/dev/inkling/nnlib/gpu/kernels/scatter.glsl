// out[..index..] += x[..i..] along one dimension: a thread an output, which looks through the whole row of the index, so
// that each sum runs from the first to the last. A bad index is noted in status.
// words: outputs, positions of the output along the dimension, their stride, positions of the index along it, strides of
// index and x along it; inner sizes of the other dimensions; of the output, the index and x where they begin and their
// strides along those
void main() {
    int i = thread();
    if (i >= W(0)) return;
    int rest = i / W(1);
    int place = i - rest * W(1);
    ivec3 places = placesOf(rest, 4, 5, 9);
    int o = places.x + place * W(2);
    float sum = out_[o];
    for (int k = 0; k < W(3); k++) {
        float chosen = index[places.y + k * W(4)];
        bool good = chosen >= 0.0 && chosen < float(W(1)) && floor(chosen) == chosen;
        if (!good) status[0] = 1.0;
        else if (int(chosen) == place) sum += x[places.z + k * W(5)];
    }
    out_[o] = sum;
}
