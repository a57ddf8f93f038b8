// A plain step down the gradient: a thread an element.
// words: elements; where the rate stands; alone where the parameter and the gradient begin; MANY, how many parameters there
// are, each of which has three words in a table: its first element among all, then where it and its gradient begin
void main() {
    int i = thread();
    if (i >= W(0)) return;
#ifdef MANY
    int e = 0;
    for (int s = 1; s < W(2) && i >= int(places[3 * s]); s++) e = 3 * s;
    int j = i - int(places[e]);
    int p = int(places[e + 1]) + j;
    int g = int(places[e + 2]) + j;
#else
    int p = W(2) + i;
    int g = W(3) + i;
#endif
    EXACT float step_ = gradient[g] * rate[W(1)];
    memory[p] = memory[p] - step_;
}
