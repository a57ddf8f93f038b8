// The gradient of the logits from that of each row's loss: a thread an element. Where the class number is bad, the loss
// was NaN, and so is this.
// words: rows, columns; where the output begins (its rows lie one after the other); where up begins and its stride; where
// the logs of softmax begin; where the class numbers begin and their stride
void main() {
    int i = thread();
    if (i >= W(0) * W(1)) return;
    int row = i / W(1);
    int column = i - row * W(1);
    float there = 0.0 - up[W(3) + row * W(4)];
    float chosen = classes[W(6) + row * W(7)];
    bool good = chosen >= 0.0 && chosen < float(W(1)) && floor(chosen) == chosen;
    float value = (float(column) == chosen ? there : 0.0) - expOf(logs[W(5) + i]) * there;
    out_[W(2) + i] = good ? value : nan();
}
