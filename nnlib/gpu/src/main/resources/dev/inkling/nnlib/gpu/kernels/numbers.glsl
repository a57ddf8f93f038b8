// Brings the numbers of this replay to where programs read them: a row of a table that the host has written beforehand,
// which begins with the row whose turn it is.
// words: numbers of a row, rows
void main() {
    int lane = int(gl_LocalInvocationID.x);
    int row = int(table[0]);
    for (int i = lane; i < W(0); i += int(gl_WorkGroupSize.x)) now[i] = table[1 + row * W(0) + i];
    memoryBarrierBuffer();
    barrier();
    if (lane == 0) table[0] = uint(row + 1 == W(1) ? 0 : row + 1);
}
