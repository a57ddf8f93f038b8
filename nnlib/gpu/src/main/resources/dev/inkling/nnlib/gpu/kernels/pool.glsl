// The largest value of each window of a picture, and where it stands: a thread a window.
// words: windows of all pictures, channels, height, width, windows down, windows across; kernel, stride, padding; where the
// largest values and the places begin; where x begins and its four strides
void main() {
    int i = thread();
    if (i >= W(0)) return;
    int across = i % W(5);
    int rest = i / W(5);
    int down = rest % W(4);
    rest /= W(4);
    int p = W(11) + rest / W(1) * W(12) + rest % W(1) * W(13);
    int top = down * W(7) - W(8);
    int left = across * W(7) - W(8);
    float best = uintBitsToFloat(0xff800000u);
    int place = max(top, 0) * W(3) + max(left, 0);
    for (int r = max(top, 0); r < min(top + W(6), W(2)); r++) {
        for (int c_ = max(left, 0); c_ < min(left + W(6), W(3)); c_++) {
            float value = x[p + r * W(14) + c_ * W(15)];
            bool better = !isNan(best) && (isNan(value) || value > best);
            if (better) {
                best = value;
                place = r * W(3) + c_;
            }
        }
    }
    out_[W(9) + i] = best;
    places[W(10) + i] = float(place);
}
