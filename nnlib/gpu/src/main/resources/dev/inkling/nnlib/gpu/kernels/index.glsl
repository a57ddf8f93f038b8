// Which of all threads this is; groups beyond what one axis may have go on along y.
int thread() {
    return int((gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x) * gl_WorkGroupSize.x
        + gl_LocalInvocationID.x);
}

int group() {
    return int(gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x);
}

// Where three views stand at the i-th position: words hold the sizes of the inner dimensions from sizes + 1 on, and from
// begin on of each view where it begins and its strides.
ivec3 placesOf(int i, int dims, int sizes, int begin) {
    int rest = i;
    ivec3 places = ivec3(W(begin), W(begin + dims + 1), W(begin + 2 * (dims + 1)));
    for (int d = dims - 1; d >= 0; d--) {
        int at = rest;
        if (d > 0) {
            int size = W(sizes + d);
            at = rest % size;
            rest /= size;
        }
        int s = begin + 1 + d;
        places += at * ivec3(W(s), W(s + dims + 1), W(s + 2 * (dims + 1)));
    }
    return places;
}
