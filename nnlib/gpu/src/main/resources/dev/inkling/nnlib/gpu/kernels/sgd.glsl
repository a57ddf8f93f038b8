// A plain step down the gradient: a thread an element.
// words: elements; alone where the rate stands, and where the parameter and the gradient begin; MANY, how many parameters
// there are, each of which has four words in a table: its first element among all, then where it, its gradient and its
// rate stand
void main() {
    int i = thread();
    if (i >= W(0)) return;
#ifdef MANY
    int e = 0;
    for (int s = 1; s < W(1) && i >= int(places[4 * s]); s++) e = 4 * s;
    int j = i - int(places[e]);
    int p = int(places[e + 1]) + j;
    int g = int(places[e + 2]) + j;
    int r = int(places[e + 3]);
#else
    int r = W(1);
    int p = W(2) + i;
    int g = W(3) + i;
#endif
    EXACT float step_ = gradient[g] * rate[r];
    memory[p] = memory[p] - step_;
}
