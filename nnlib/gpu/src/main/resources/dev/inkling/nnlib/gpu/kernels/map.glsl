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
        case OP_COPY: return x;
        case OP_NEG: return -x;
        case OP_ABS: return abs(x);
        case OP_SIGN: return isNan(x) ? x : sign(x);
        case OP_SQRT: return sqrt(x);
        case OP_EXP: return expOf(x);
        case OP_EXPM1: return isNan(x) ? x : expm1Of(x);
        case OP_LOG: return logOf(x);
        case OP_LOG1P: return logOnePlus(x);
        case OP_TANH: return tanhOf(x);
        case OP_SIGMOID: return sigmoidOf(x);
        default: return erfOf(x);
    }
}
#elif OPERANDS == 2
float apply(float x, float y, float z) {
    switch (W(0)) {
        case OP_ADD: return x + y;
        case OP_SUB: return x - y;
        case OP_MUL: return x * y;
        case OP_DIV: return x / y;
        case OP_POW: return powOf(x, y);
        case OP_MAX: return atLeast(x, y);
        case OP_MIN: return isNan(x) ? x : isNan(y) ? y : min(x, y);
        case OP_GREATER: return x > y ? 1.0 : 0.0;
        case OP_EQUAL: return x == y ? 1.0 : 0.0;
        case OP_GATE: return y > 0.0 ? x : 0.0;
        // Fused: up and y of a sigmoid, of a tanh; output and target of the two cross-entropies of yes and no.
        case OP_SIGMOID_BACKWARD: return x * (y * (1.0 - y));
        case OP_TANH_BACKWARD: return x * (1.0 - y * y);
        case OP_BCE: return (y - 1.0) * atLeast(logOnePlus(-x), -100.0) - y * atLeast(logOf(x), -100.0);
        default: {
            float size = abs(x);
            return x - y * x + ((size - x) * 0.5 + logOnePlus(expOf(-size)));
        }
    }
}
#else
float apply(float x, float y, float z) {
    switch (W(0)) {
        case OP_WHERE: return x != 0.0 ? y : z;
        // Fused: up, output and target.
        case OP_BCE_BACKWARD: return x * (y - z) / atLeast((1.0 - y) * y, 1e-12);
        default: return x * (sigmoidOf(y) - z);
    }
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
