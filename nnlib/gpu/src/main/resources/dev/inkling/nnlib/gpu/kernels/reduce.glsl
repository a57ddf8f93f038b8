// Sums, largest, smallest values and their positions, over the dimensions that the output lacks. Alone, a thread adds up
// one output from the first element to the last; WIDE, a group does: each thread every 64th, then halves are joined.
// words: operation, outputs, elements of each, where x begins, where the output begins, whether to add to what it holds,
// inner sizes and strides (x, output) of what is kept, inner sizes and strides of what is reduced
#define KEPT 4
#define GONE 4

int keptStart(int i, out int o) {
    int rest = i;
    int p = W(3);
    o = W(4);
    for (int d = KEPT - 1; d >= 0; d--) {
        int at = rest;
        if (d > 0) {
            int size = W(5 + d);
            at = rest % size;
            rest /= size;
        }
        p += at * W(6 + KEPT - 1 + d);
        o += at * W(6 + 2 * KEPT - 1 + d);
    }
    return p;
}

int goneAt(int j) {
    int rest = j;
    int p = 0;
    for (int d = GONE - 1; d >= 0; d--) {
        int at = rest;
        if (d > 0) {
            int size = W(4 + 3 * KEPT + d);
            at = rest % size;
            rest /= size;
        }
        p += at * W(6 + 3 * KEPT + GONE - 2 + d);
    }
    return p;
}

bool isBetter(float v, float best) {
    if (isNan(best)) return false;
    if (isNan(v)) return true;
    return W(0) == 1 || W(0) == 3 ? v > best : v < best;
}

#ifdef WIDE
shared float values[64];
shared int places[64];

void main() {
    int i = group();
    int lane = int(gl_LocalInvocationID.x);
    int o;
    int p = keptStart(i, o);
    int n = W(2);
    float value = 0.0;
    int place = 0;
    if (i < W(1)) {
        if (W(0) == 0) {
            for (int j = lane; j < n; j += 64) value += x[p + goneAt(j)];
        } else if (lane < n) {
            value = x[p + goneAt(lane)];
            place = lane;
            for (int j = lane + 64; j < n; j += 64) {
                float v = x[p + goneAt(j)];
                if (isBetter(v, value)) {
                    value = v;
                    place = j;
                }
            }
        }
    }
    values[lane] = value;
    places[lane] = place;
    memoryBarrierShared();
    barrier();
    for (int half_ = 32; half_ > 0; half_ >>= 1) {
        if (lane < half_ && lane + half_ < n) {
            float other = values[lane + half_];
            if (W(0) == 0) {
                values[lane] += other;
            } else {
                float mine = values[lane];
                int there = places[lane + half_];
                bool same = mine == other || isNan(mine) && isNan(other);
                if (isBetter(other, mine) || same && there < places[lane]) {
                    values[lane] = other;
                    places[lane] = there;
                }
            }
        }
        memoryBarrierShared();
        barrier();
    }
    if (lane == 0 && i < W(1)) {
        if (W(0) >= 3) out_[o] = float(places[0]);
        else out_[o] = W(5) == 1 ? out_[o] + values[0] : values[0];
    }
}
#else
void main() {
    int i = thread();
    if (i >= W(1)) return;
    int o;
    int p = keptStart(i, o);
    int n = W(2);
    float value = 0.0;
    int place = 0;
    if (W(0) == 0) {
        for (int j = 0; j < n; j++) value += x[p + goneAt(j)];
    } else {
        value = x[p];
        for (int j = 1; j < n; j++) {
            float v = x[p + goneAt(j)];
            if (isBetter(v, value)) {
                value = v;
                place = j;
            }
        }
    }
    if (W(0) >= 3) out_[o] = float(place);
    else out_[o] = W(5) == 1 ? out_[o] + value : value;
}
#endif
