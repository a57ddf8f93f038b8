// One product of two matrices that may lie in any way, out = a b, a tile of the output a group: COLUMNS by ROWS threads,
// each with WIDE by HIGH elements. TILED, a group reads parts of a and b together into shared memory first; otherwise each
// thread reads for itself. Every sum runs from its first product to its last, whatever the variant.
// words: rows, columns, length of the sums; of a, b and the output where they begin and their two strides; whether to add
// to what the output holds. ENDING, what is done at the end: 1 add c, 2 the same, but nothing below a value that c holds
// elsewhere, 3 let through where c is above zero; where c begins, its two strides, and where that value stands. SUMS, c
// gets the sum of each row of a: where it begins, and its stride.
#define BM (ROWS * HIGH)
#define BN (COLUMNS * WIDE)

#ifdef TILED
shared float partA[DEPTH * BM];
shared float partB[DEPTH * BN];
#endif

void main() {
    int tx = int(gl_LocalInvocationID.x);
    int ty = int(gl_LocalInvocationID.y);
    int row0 = int(gl_WorkGroupID.y) * BM;
    int column0 = int(gl_WorkGroupID.x) * BN;
    int rows = W(0);
    int columns = W(1);
    int length_ = W(2);
    float sums[HIGH * WIDE];
    for (int i = 0; i < HIGH * WIDE; i++) sums[i] = 0.0;
#ifdef SUMS
    float totals[HIGH];
    for (int i = 0; i < HIGH; i++) totals[i] = 0.0;
#define TOTAL(i, left) totals[i] += left
#else
#define TOTAL(i, left)
#endif
#ifdef TILED
    int lane = ty * COLUMNS + tx;
    for (int k0 = 0; k0 < length_; k0 += DEPTH) {
        // Along whichever stride is 1, so that neighbours read neighbours.
        bool along = W(5) == 1;
        for (int i = lane; i < DEPTH * BM; i += ROWS * COLUMNS) {
            int r = along ? i / DEPTH : i % BM;
            int k = along ? i % DEPTH : i / BM;
            bool inside = row0 + r < rows && k0 + k < length_;
            partA[k * BM + r] = inside ? a[W(3) + (row0 + r) * W(4) + (k0 + k) * W(5)] : 0.0;
        }
        bool down = W(7) == 1;
        for (int i = lane; i < DEPTH * BN; i += ROWS * COLUMNS) {
            int c = down ? i / DEPTH : i % BN;
            int k = down ? i % DEPTH : i / BN;
            bool inside = column0 + c < columns && k0 + k < length_;
            partB[k * BN + c] = inside ? b[W(6) + (k0 + k) * W(7) + (column0 + c) * W(8)] : 0.0;
        }
        memoryBarrierShared();
        barrier();
        int depth = min(DEPTH, length_ - k0);
        for (int k = 0; k < depth; k++) {
            float right[WIDE];
            for (int j = 0; j < WIDE; j++) right[j] = partB[k * BN + tx + j * COLUMNS];
            for (int i = 0; i < HIGH; i++) {
                float left = partA[k * BM + ty + i * ROWS];
                TOTAL(i, left);
                for (int j = 0; j < WIDE; j++) sums[i * WIDE + j] += left * right[j];
            }
        }
        memoryBarrierShared();
        barrier();
    }
#else
    int ap[HIGH];
    int bp[WIDE];
    for (int i = 0; i < HIGH; i++) ap[i] = W(3) + min(row0 + ty + i * ROWS, rows - 1) * W(4);
    for (int j = 0; j < WIDE; j++) bp[j] = W(6) + min(column0 + tx + j * COLUMNS, columns - 1) * W(8);
    for (int k = 0; k < length_; k++) {
        float right[WIDE];
        for (int j = 0; j < WIDE; j++) {
            right[j] = b[bp[j]];
            bp[j] += W(7);
        }
        for (int i = 0; i < HIGH; i++) {
            float left = a[ap[i]];
            ap[i] += W(5);
            TOTAL(i, left);
            for (int j = 0; j < WIDE; j++) sums[i * WIDE + j] += left * right[j];
        }
    }
#endif
    for (int i = 0; i < HIGH; i++) {
#ifdef SUMS
        if (column0 + tx == 0 && row0 + ty + i * ROWS < rows) c[W(13) + (row0 + ty + i * ROWS) * W(14)] = totals[i];
#endif
        for (int j = 0; j < WIDE; j++) {
            int row = row0 + ty + i * ROWS;
            int column = column0 + tx + j * COLUMNS;
            if (row >= rows || column >= columns) continue;
            int o = W(9) + row * W(10) + column * W(11);
            float value = sums[i * WIDE + j];
            if (W(12) == 1) value += out_[o];
#ifdef ENDING
            int e = W(14) + row * W(15) + column * W(16);
            if (W(13) == 1 || W(13) == 2) value += c[e];
            if (W(13) == 2) value = atLeast(value, c[W(17)]);
            if (W(13) == 3) value = c[e] > 0.0 ? value : 0.0;
#endif
            out_[o] = value;
        }
    }
}
