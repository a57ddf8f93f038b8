package dev.inkling.nnlib.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PerceptronTest {
    private static final Tensor X = Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);

    private static int passesUntilRight(float... truths) {
        Perceptron perceptron = new Perceptron(2);
        Tensor y = Tensor.of(truths, 4, 1);
        for (int pass = 1; pass <= 1000; pass++) {
            if (perceptron.learn(X, y, 0.1) == 0) {
                assertThat(perceptron.forward(X).toArray()).isEqualTo(truths);
                return pass;
            }
        }
        return -1;
    }

    @Test
    void learnsAndAndOr() {
        assertThat(passesUntilRight(0, 0, 0, 1)).isBetween(2, 20);
        assertThat(passesUntilRight(0, 1, 1, 1)).isBetween(2, 20);
    }

    @Test
    void neverLearnsXor() {
        assertThat(passesUntilRight(0, 1, 1, 0)).isEqualTo(-1);
    }

    @Test
    void movesByTheRule() {
        Perceptron perceptron = new Perceptron(2);
        int wrong = perceptron.learn(Tensor.of(new float[] {2, -3}, 1, 2), Tensor.of(new float[] {1}, 1, 1), 0.5);
        assertThat(wrong).isEqualTo(1);
        assertThat(perceptron.state().get("linear.weight").toArray()).containsExactly(1, -1.5f);
        assertThat(perceptron.state().get("linear.bias").toArray()).containsExactly(0.5f);
    }

    @Test
    void aSumOfJustZeroIsANo() {
        Perceptron perceptron = new Perceptron(2);
        Tensor x = Tensor.of(new float[] {2, -3}, 1, 2);
        assertThat(perceptron.learn(x, Tensor.of(new float[] {0}, 1, 1), 0.5)).isZero();
        assertThat(perceptron.state().get("linear.weight").toArray()).containsOnly(0);
        assertThat(perceptron.forward(x).toArray()).containsExactly(0);
    }

    @Test
    void everyRowHasItsNumbersAndItsTarget() {
        Perceptron perceptron = new Perceptron(2);
        assertThatThrownBy(() -> perceptron.learn(X, Tensor.zeros(3, 1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Perceptron: (4, 2) inputs of 2 numbers each do not go with 3 targets.");
    }

    @Test
    void itsWeightsAreNotForGradients() {
        assertThat(new Perceptron(2).parameters()).hasSize(2).noneMatch(Tensor::requiresGrad);
    }

    @Test
    void aTargetInBetweenMovesItByHalf() {
        Perceptron perceptron = new Perceptron(2);
        perceptron.learn(Tensor.of(new float[] {2, -3}, 1, 2), Tensor.of(new float[] {0.5f}, 1, 1), 0.25);
        assertThat(perceptron.state().get("linear.weight").toArray()).containsExactly(0.25f, -0.375f);
        assertThat(perceptron.state().get("linear.bias").toArray()).containsExactly(0.125f);
    }
}
