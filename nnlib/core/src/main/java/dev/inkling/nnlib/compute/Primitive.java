package dev.inkling.nnlib.compute;

/**
 * All that a backend must be able to compute; everything else is composed of these. Elementwise kernels get operands
 * already broadcast to the shape of the output (stride 0 repeats a value), and may write over an operand of the same
 * layout.
 */
public enum Primitive {
    // out = f(x)
    COPY,
    NEG,
    ABS,
    SIGN,
    SQRT,
    EXP,
    EXPM1,
    LOG,
    LOG1P,
    TANH,
    SIGMOID,
    ERF,
    // out = f(x, y)
    ADD,
    SUB,
    MUL,
    DIV,
    POW,
    MAX,
    MIN,
    /** 1 where x > y, else 0. */
    GREATER,
    /** 1 where x = y, else 0. */
    EQUAL,
    /** x where y > 0, else 0 (either where y is NaN): the gradient that a rectifier lets through. */
    GATE,
    // out = x != 0 ? y : z
    WHERE,

    /**
     * out += x, element after element in row-major order, so that an output whose windows overlap gathers every
     * contribution.
     */
    ACCUMULATE,
    /** Sums over the dimensions where out has size 1; ints: accumulate (1 adds to what out holds). */
    SUM,
    /** Largest over the dimensions where out has size 1; NaN wins. */
    LARGEST,
    SMALLEST,
    /** Position of the first largest along dimension ints[0], where out has size 1. */
    ARG_LARGEST,
    ARG_SMALLEST,
    /**
     * out(..., m, n) = a(..., m, k) x b(..., k, n), operands of one rank, batch dimensions broadcast by stride 0; ints:
     * accumulate. A batch dimension where a and b have size s > 1 and out has size 1 is summed over.
     */
    MATMUL,
    /** out[..i..] = x[..index..] along dimension ints[0]; index has out's shape. */
    GATHER,
    /** out[..index..] += x[..i..] along dimension ints[0], in row-major order; index has x's shape. */
    SCATTER_ADD,
    /** out = uniform in [0, 1) from (key, position). */
    UNIFORM,
    /** out = standard normal from (key, position). */
    NORMAL,
    /** A fused kernel of the backend's own, known by the kernel's name. */
    FUSED;

    /** How many operands an elementwise primitive takes; 0 for the others. */
    public int operands() {
        if (compareTo(ADD) < 0) return 1;
        if (compareTo(WHERE) < 0) return 2;
        return this == WHERE ? 3 : 0;
    }
}
