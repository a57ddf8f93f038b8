// Brings the numbers of this replay to where programs read them: a row of a table that the host has written beforehand.
// The table begins with the row that comes next; then stand the places, then the rows.
// words: numbers of a row, first of those for this memory, how many, rows, whether the row is done with
void main() {
    int lane = int(gl_LocalInvocationID.x);
    int row = int(table[0]);
    int width = W(0);
    for (int i = lane; i < W(2); i += int(gl_WorkGroupSize.x)) {
        int n = W(1) + i;
        places[table[1 + n]] = table[1 + width + row * width + n];
    }
    memoryBarrierBuffer();
    barrier();
    if (lane == 0 && W(4) == 1) table[0] = uint(row + 1 == W(3) ? 0 : row + 1);
}
