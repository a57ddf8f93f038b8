// An elementwise operation. OPERANDS of them; A_OUT, B_OUT, C_OUT where an operand lies in the output's own memory. FLAT
// where each operand lies as the output does, without gaps, or is one value.
#ifdef A_OUT
#define A out_
#else
#define A a
#endif
#ifdef B_OUT
#define B out_
#else
#define B b
#endif
#ifdef C_OUT
#define C out_
#else
#define C c
#endif

#if OPERANDS == 1
float apply(float x, float y, float z) {
    switch (W(0)) {
        case 0: return x;
        case 1: return -x;
        case 2: return abs(x);
        case 3: return isNan(x) ? x : sign(x);
        case 4: return sqrt(x);
        case 5: return isNan(x) ? x : exp(x);
        case 6: return isNan(x) ? x : expm1Of(x);
        case 7: return isNan(x) || x < 0.0 ? nan() : log(x);
        case 8: return isNan(x) || x < -1.0 ? nan() : log1pOf(x);
        case 9: return tanhOf(x);
        case 10: return sigmoidOf(x);
        default: return erfOf(x);
    }
}
#elif OPERANDS == 2
float apply(float x, float y, float z) {
    switch (W(0)) {
        case 12: return x + y;
        case 13: return x - y;
        case 14: return x * y;
        case 15: return x / y;
        case 16: return powOf(x, y);
        case 17: return isNan(x) ? x : isNan(y) ? y : max(x, y);
        case 18: return isNan(x) ? x : isNan(y) ? y : min(x, y);
        case 19: return x > y ? 1.0 : 0.0;
        case 20: return x == y ? 1.0 : 0.0;
        default: return y > 0.0 ? x : 0.0;
    }
}
#else
float apply(float x, float y, float z) {
    return x != 0.0 ? y : z;
}
#endif

void main() {
    int i = thread();
    if (i >= W(1)) return;
    float y = 0.0;
    float z = 0.0;
#ifdef FLAT
    // words: operation, count, where the output begins; of each operand where it begins, and its step
    float x = A[W(3) + i * W(4)];
#if OPERANDS > 1
    y = B[W(5) + i * W(6)];
#endif
#if OPERANDS > 2
    z = C[W(7) + i * W(8)];
#endif
    out_[W(2) + i] = apply(x, y, z);
#else
    // words: operation, count, the sizes of the inner dimensions; of each of all where it begins, and its strides
    int at[DIMS];
    int rest = i;
    for (int d = DIMS - 1; d > 0; d--) {
        int size = W(1 + d);
        at[d] = rest % size;
        rest /= size;
    }
    at[0] = rest;
    int o = W(DIMS + 1);
    int p = W(2 * DIMS + 2);
    int q = 0;
    int r = 0;
    for (int d = 0; d < DIMS; d++) {
        o += at[d] * W(DIMS + 2 + d);
        p += at[d] * W(2 * DIMS + 3 + d);
    }
    float x = A[p];
#if OPERANDS > 1
    q = W(3 * DIMS + 3);
    for (int d = 0; d < DIMS; d++) q += at[d] * W(3 * DIMS + 4 + d);
    y = B[q];
#endif
#if OPERANDS > 2
    r = W(4 * DIMS + 4);
    for (int d = 0; d < DIMS; d++) r += at[d] * W(4 * DIMS + 5 + d);
    z = C[r];
#endif
    out_[o] = apply(x, y, z);
#endif
}
