// Uniform numbers by counting, as on the CPU: 64-bit numbers as pairs of words, the low one first.
// words: count, where the output begins, the key of the first number; where KEPT, the place of the key in memory
uvec2 product(uvec2 a, uvec2 b) {
    uint high;
    uint low;
    umulExtended(a.x, b.x, high, low);
    return uvec2(low, high + a.x * b.y + a.y * b.x);
}

uvec2 sum(uvec2 a, uvec2 b) {
    uint low = a.x + b.x;
    return uvec2(low, a.y + b.y + (low < a.x ? 1u : 0u));
}

uvec2 foldedBy(uvec2 a, int bits) {
    return uvec2(a.x ^ (a.x >> bits | a.y << (32 - bits)), a.y ^ (a.y >> bits));
}

uvec2 mixed(uvec2 z) {
    z = product(foldedBy(z, 30), uvec2(0x1CE4E5B9u, 0xBF58476Du));
    z = product(foldedBy(z, 27), uvec2(0x133111EBu, 0x94D049BBu));
    return foldedBy(z, 31);
}

void main() {
    int i = thread();
    if (i >= W(0)) return;
    uvec2 step_ = product(uvec2(uint(i), 0u), uvec2(0x7F4A7C15u, 0x9E3779B9u));
#ifdef KEPT
    uvec2 first = uvec2(key[W(2)], key[W(2) + 1]);
#else
    uvec2 first = uvec2(uint(W(2)), uint(W(3)));
#endif
    uvec2 bits = mixed(sum(first, step_));
    out_[W(1) + i] = float(bits.y >> 8) * (1.0 / 16777216.0);
}
