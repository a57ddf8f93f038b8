// A step of Adam: a thread an element of a parameter p with its moments m and v, all in memory, and its gradient g; each
// line is rounded after each operation. MOMENTS and PARAMETER are the two halves, for where memory is two places.
// words: elements; alone where the step's numbers begin, and p, m, v and g (MOMENTS: m, v, g; PARAMETER: p, m, v); MANY,
// how many parameters there are, each of which has six words in a table: its first element among all, then where p, m, v,
// g and its numbers begin
void main() {
    int i = thread();
    if (i >= W(0)) return;
#ifdef MANY
    int e = 0;
    for (int s = 1; s < W(1) && i >= int(places[6 * s]); s++) e = 6 * s;
    int j = i - int(places[e]);
    int p = int(places[e + 1]) + j;
    int m = int(places[e + 2]) + j;
    int v = int(places[e + 3]) + j;
    int g = int(places[e + 4]) + j;
    int n = int(places[e + 5]);
#define M memory
#define V memory
#define G gradient
#define P memory
#elif defined(MOMENTS)
    int n = W(1);
    int m = W(2) + i;
    int v = W(3) + i;
    int g = W(4) + i;
#define M first
#define V second
#define G gradient
#elif defined(PARAMETER)
    int n = W(1);
    int p = W(2) + i;
    int m = W(3) + i;
    int v = W(4) + i;
#define M first
#define V second
#define P parameter
#else
    int n = W(1);
    int p = W(2) + i;
    int m = W(3) + i;
    int v = W(4) + i;
    int g = W(5) + i;
#define M memory
#define V memory
#define G gradient
#define P memory
#endif
    EXACT float one = M[m];
    EXACT float two = V[v];
#ifdef G
    float slope = G[g];
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
#ifdef P
    EXACT float root = sqrt(two) / numbers[n + 5];
    root = root + numbers[n + 6];
    EXACT float step_ = one * numbers[n + 4];
    step_ = step_ / root;
    P[p] = P[p] - step_;
#endif
}
