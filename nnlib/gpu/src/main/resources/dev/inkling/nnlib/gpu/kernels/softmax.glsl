// Along rows: the logs of what softmax gives (BACK: the gradient of what it was given). A group a row: each thread every
// 64th element, then halves are joined. CLASSES, the loss of each row as well: minus the log at its class; a bad class
// number gives NaN, and is noted in status.
// words: rows, columns; where x begins, its strides along rows and columns; the same of the output; BACK: of up;
// CLASSES: where the losses begin in the output's memory and their stride, where the class numbers begin and their stride
shared float part[64];

float joined(float value, bool largest) {
    int lane = int(gl_LocalInvocationID.x);
    part[lane] = value;
    memoryBarrierShared();
    barrier();
    for (int half_ = 32; half_ > 0; half_ >>= 1) {
        if (lane < half_) {
            float other = part[lane + half_];
            part[lane] = largest ? atLeast(part[lane], other) : part[lane] + other;
        }
        memoryBarrierShared();
        barrier();
    }
    float all = part[0];
    memoryBarrierShared();
    barrier();
    return all;
}

void main() {
    int row = group();
    int lane = int(gl_LocalInvocationID.x);
    bool there = row < W(0);
    int p = W(2) + row * W(3);
    int o = W(5) + row * W(6);
#ifdef BACK
    int u = W(8) + row * W(9);
    float sum = 0.0;
    if (there) for (int j = lane; j < W(1); j += 64) sum += up[u + j * W(10)];
    float all = joined(sum, false);
    if (there) {
        for (int j = lane; j < W(1); j += 64) {
            out_[o + j * W(7)] = up[u + j * W(10)] - expOf(x[p + j * W(4)]) * all;
        }
    }
#else
    float best = uintBitsToFloat(0xff800000u);
    if (there) for (int j = lane; j < W(1); j += 64) best = atLeast(best, x[p + j * W(4)]);
    float largest = joined(best, true);
    float sum = 0.0;
    if (there) for (int j = lane; j < W(1); j += 64) sum += expOf(x[p + j * W(4)] - largest);
    float total = ln(joined(sum, false));
    if (there) for (int j = lane; j < W(1); j += 64) out_[o + j * W(7)] = x[p + j * W(4)] - largest - total;
#ifdef CLASSES
    if (there && lane == 0) {
        float chosen = classes[W(10) + row * W(11)];
        bool good = chosen >= 0.0 && chosen < float(W(1)) && floor(chosen) == chosen;
        if (!good) status[0] = 1.0;
        out_[W(8) + row * W(9)] = good ? -(x[p + int(chosen) * W(4)] - largest - total) : nan();
    }
#endif
#endif
}
