// Functions as the CPU has them, to a few units in the last place: those of drivers are not as near, and differ from each
// other. NaN is told by its bits, since a compiler may take it that there is none.

float nan() {
    return uintBitsToFloat(0x7fc00000u);
}

bool isNan(float x) {
    return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u;
}

float atLeast(float x, float y) {
    return isNan(x) ? x : isNan(y) ? y : max(x, y);
}

float powerOfTwo(int n) {
    return intBitsToFloat((n + 127) << 23);
}

// A whole number of twos, times a polynomial of what is left.
float expOf(float x) {
    if (isNan(x)) return x;
    if (x > 88.7228394) return uintBitsToFloat(0x7f800000u);
    if (x < -103.972084) return 0.0;
    float n = floor(x * 1.44269504 + 0.5);
    float r = (x - n * 0.693145751953125) - n * 1.42860677e-6;
    float p = 1.0 + r * (1.0 + r * (0.5 + r * (0.166666672 + r * (0.0416666679 + r * (0.00833333377
        + r * 0.00138888892)))));
    int half_ = int(n) / 2;
    return p * powerOfTwo(half_) * powerOfTwo(int(n) - half_);
}

// The logarithm of what is above zero, by Cephes' polynomial between the roots of one half and two.
float ln(float x) {
    if (x == 0.0) return uintBitsToFloat(0xff800000u);
    uint bits = floatBitsToUint(x);
    if (bits == 0x7f800000u) return x;
    int e = 0;
    if (bits < 0x00800000u) {
        bits = floatBitsToUint(x * 8388608.0);
        e = -23;
    }
    e += int(bits >> 23) - 126;
    float m = uintBitsToFloat((bits & 0x007fffffu) | 0x3f000000u);
    if (m < 0.707106781) {
        e -= 1;
        m = m + m;
    }
    m -= 1.0;
    float z = m * m;
    float y = ((((((((0.070376836 * m - 0.115146103) * m + 0.116769987) * m - 0.124201408) * m + 0.142493229) * m
        - 0.166680577) * m + 0.200007148) * m - 0.249999940) * m + 0.333333312) * m * z;
    y += -0.000212194440 * float(e);
    y += -0.5 * z;
    return (m + y) + 0.693359375 * float(e);
}

float expm1Of(float x) {
    if (abs(x) > 0.4) return expOf(x) - 1.0;
    return x * (1.0 + x * (1.0 / 2.0) * (1.0 + x * (1.0 / 3.0) * (1.0 + x * (1.0 / 4.0) * (1.0 + x * (1.0 / 5.0)
        * (1.0 + x * (1.0 / 6.0) * (1.0 + x * (1.0 / 7.0) * (1.0 + x * (1.0 / 8.0))))))));
}

float log1pOf(float x) {
    if (abs(x) > 0.4) return ln(1.0 + x);
    float s = x / (2.0 + x);
    float q = s * s;
    return 2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * (1.0 / 9.0 + q * (1.0 / 11.0
        + q * (1.0 / 13.0)))))));
}

float logOf(float x) {
    return isNan(x) || x < 0.0 ? nan() : ln(x);
}

float logOnePlus(float x) {
    return isNan(x) || x < -1.0 ? nan() : log1pOf(x);
}

float sigmoidOf(float x) {
    if (x >= 0.0) return 1.0 / (1.0 + expOf(-x));
    float e = expOf(x);
    return isNan(x) ? x : e / (1.0 + e);
}

float tanhOf(float x) {
    if (isNan(x)) return x;
    if (abs(x) > 10.0) return sign(x);
    float grown = expm1Of(2.0 * abs(x));
    float y = grown / (grown + 2.0);
    return x < 0.0 ? -y : y;
}

// By Chebyshev's series of the complement, to 1.2e-7 of it; near zero by Taylor's series.
float erfOf(float x) {
    if (isNan(x)) return x;
    float z = abs(x);
    float y;
    if (z < 0.5) {
        float q = z * z;
        y = 1.12837917 * z * (1.0 - q * (1.0 / 3.0 - q * (1.0 / 10.0 - q * (1.0 / 42.0 - q * (1.0 / 216.0
            - q * (1.0 / 1320.0))))));
    } else {
        float t = 1.0 / (1.0 + 0.5 * z);
        float p = -1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (0.09678418 + t * (-0.18628806
            + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277))))))));
        y = z > 6.0 ? 1.0 : 1.0 - t * expOf(-z * z + p);
    }
    return x < 0.0 ? -y : y;
}

float powOf(float x, float y) {
    if (y == 0.0) return 1.0;
    if (isNan(x) || isNan(y)) return nan();
    if (y == 1.0) return x;
    if (y == 2.0) return x * x;
    if (y == 0.5) return sqrt(x);
    if (x == 1.0) return 1.0;
    float size = abs(x);
    float power = size == 0.0 ? (y > 0.0 ? 0.0 : uintBitsToFloat(0x7f800000u)) : exp2(y * log2(size));
    if (x > 0.0 || size == 0.0 && floor(y) != y) return power;
    if (floor(y) != y) return nan();
    bool odd = abs(y) < 16777216.0 && (int(abs(y)) & 1) == 1;
    return odd && (floatBitsToUint(x) >> 31) == 1u ? -power : power;
}
