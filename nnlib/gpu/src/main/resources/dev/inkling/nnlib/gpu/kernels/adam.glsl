// A step of Adam: a thread an element of a parameter p with its moments m and v, all in memory, and its gradient g; each
// line is rounded after each operation. MOMENTS and PARAMETER are the two halves, for where memory is two places.
// words: elements; alone where the step's numbers begin, and p, m, v and g; MANY, how many parameters there are, each of
// which has six words in a table: its first element among all, then where p, m, v, g and its numbers begin
#if defined(MOMENTS) || defined(PARAMETER)
#define M first
#define V second
#else
#define M memory
#define V memory
#endif
#ifdef PARAMETER
#define P parameter
#else
#define P memory
#endif

void main() {
    int i = thread();
    if (i >= W(0)) return;
#ifdef MANY
    int e = 0;
    for (int s = 1; s < W(1) && i >= int(places[6 * s]); s++) e = 6 * s;
    int j = i - int(places[e]);
    int n = int(places[e + 5]);
    ivec4 at = j + ivec4(places[e + 1], places[e + 2], places[e + 3], places[e + 4]);
#else
    int n = W(1);
    ivec4 at = i + ivec4(W(2), W(3), W(4), W(5));
#endif
    int m = at.y;
    int v = at.z;
    EXACT float one = M[m];
    EXACT float two = V[v];
#ifndef PARAMETER
    float slope = gradient[at.w];
    EXACT float change = (slope - one) * numbers[n + 1];
    one = one + change;
    one = one + numbers[n + 7];
    one = one - numbers[n + 7];
    EXACT float square = slope * slope;
    square = square * numbers[n + 3];
    two = two * numbers[n + 2];
    two = two + square;
    two = two + numbers[n + 7];
    two = two - numbers[n + 7];
    M[m] = one;
    V[v] = two;
#endif
#ifndef MOMENTS
    EXACT float root = sqrt(two) / numbers[n + 5];
    root = root + numbers[n + 6];
    EXACT float step_ = one * numbers[n + 4];
    step_ = step_ / root;
    P[at.x] = P[at.x] - step_;
#endif
}
