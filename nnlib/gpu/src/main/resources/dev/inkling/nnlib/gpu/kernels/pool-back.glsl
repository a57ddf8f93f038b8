// The gradient of pooled pictures: a group a picture. A thread has every 64th pixel of it, and goes through all windows in
// order, so that each sum has one order. GATED, only where the picture is above zero.
// words: pictures, pixels of each, windows of each; where the output, up, the places and the picture begin
void main() {
    int plane = group();
    int lane = int(gl_LocalInvocationID.x);
    if (plane >= W(0)) return;
    int o = W(3) + plane * W(1);
    for (int i = lane; i < W(1); i += 64) out_[o + i] = 0.0;
    for (int w = 0; w < W(2); w++) {
        int place = int(places[W(5) + plane * W(2) + w]);
        if (place % 64 != lane) continue;
        float value = up[W(4) + plane * W(2) + w];
#ifdef GATED
        if (!(picture[W(6) + plane * W(1) + place] > 0.0)) value = 0.0;
#endif
        out_[o + place] += value;
    }
}
