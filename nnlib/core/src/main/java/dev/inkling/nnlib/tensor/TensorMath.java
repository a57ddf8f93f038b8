package dev.inkling.nnlib.tensor;

import dev.inkling.nnlib.autograd.Arithmetic;
import dev.inkling.nnlib.autograd.Op;
import dev.inkling.nnlib.autograd.Pointwise;
import dev.inkling.nnlib.autograd.Products;
import dev.inkling.nnlib.autograd.Reductions;

/**
 * What can be computed with a {@link Tensor}: arithmetic, functions of each element, products, reductions. Users see
 * these as methods of Tensor.
 */
public abstract class TensorMath {
    TensorMath() {}

    abstract Tensor self();

    /** The sizes themselves, not a copy. */
    final int[] sizes() {
        return self().data().shape;
    }

    /** A single value where this tensor lives. */
    private Tensor constant(float value) {
        return Tensor.scalar(self().device(), value);
    }

    // ------------------------------------------------------------------ arithmetic

    public Tensor add(Tensor other) {
        return Op.apply(new Arithmetic.Add(self(), other));
    }

    public Tensor add(float value) {
        return add(constant(value));
    }

    public Tensor sub(Tensor other) {
        return Op.apply(new Arithmetic.Sub(self(), other));
    }

    public Tensor sub(float value) {
        return sub(constant(value));
    }

    public Tensor mul(Tensor other) {
        return Op.apply(new Arithmetic.Mul(self(), other));
    }

    public Tensor mul(float value) {
        return mul(constant(value));
    }

    public Tensor div(Tensor other) {
        return Op.apply(new Arithmetic.Div(self(), other));
    }

    public Tensor div(float value) {
        return div(constant(value));
    }

    public Tensor maximum(Tensor other) {
        return Op.apply(new Arithmetic.Maximum(self(), other));
    }

    public Tensor minimum(Tensor other) {
        return Op.apply(new Arithmetic.Minimum(self(), other));
    }

    /** 1 where both are equal, else 0. */
    public Tensor eq(Tensor other) {
        return Op.apply(new Arithmetic.Equal(self(), other));
    }

    public Tensor eq(float value) {
        return eq(constant(value));
    }

    /** 1 where they differ, else 0; NaN differs from everything, itself included. */
    public Tensor ne(Tensor other) {
        return eq(other).neg().add(1);
    }

    public Tensor ne(float value) {
        return ne(constant(value));
    }

    /** 1 where this {@literal <} other, else 0. */
    public Tensor lt(Tensor other) {
        return other.gt(self());
    }

    public Tensor lt(float value) {
        return lt(constant(value));
    }

    /** 1 where this {@literal <=} other, else 0. */
    public Tensor le(Tensor other) {
        return other.ge(self());
    }

    public Tensor le(float value) {
        return le(constant(value));
    }

    /** 1 where this > other, else 0. */
    public Tensor gt(Tensor other) {
        return Op.apply(new Arithmetic.Greater(self(), other));
    }

    public Tensor gt(float value) {
        return gt(constant(value));
    }

    /** 1 where this >= other, else 0. */
    public Tensor ge(Tensor other) {
        return gt(other).add(eq(other));
    }

    public Tensor ge(float value) {
        return ge(constant(value));
    }

    /** x where the mask is not 0, else y. */
    public static Tensor where(Tensor mask, Tensor x, Tensor y) {
        return Op.apply(new Arithmetic.Where(mask.detach(), x, y));
    }

    public Tensor neg() {
        return Op.apply(new Pointwise.Neg(self()));
    }

    public Tensor abs() {
        return Op.apply(new Pointwise.Abs(self()));
    }

    public Tensor sign() {
        return Op.apply(new Pointwise.Sign(self()));
    }

    public Tensor exp() {
        return Op.apply(new Pointwise.Exp(self()));
    }

    public Tensor expm1() {
        return Op.apply(new Pointwise.Expm1(self()));
    }

    public Tensor log() {
        return Op.apply(new Pointwise.Log(self()));
    }

    public Tensor log1p() {
        return Op.apply(new Pointwise.Log1p(self()));
    }

    public Tensor sqrt() {
        return Op.apply(new Pointwise.Sqrt(self()));
    }

    public Tensor square() {
        return Op.apply(new Pointwise.Square(self()));
    }

    public Tensor pow(float exponent) {
        return Op.apply(new Pointwise.Pow(self(), exponent));
    }

    public Tensor erf() {
        return Op.apply(new Pointwise.Erf(self()));
    }

    public Tensor sigmoid() {
        return Op.apply(new Pointwise.Sigmoid(self()));
    }

    public Tensor tanh() {
        return Op.apply(new Pointwise.Tanh(self()));
    }

    public Tensor relu() {
        return Op.apply(new Pointwise.Relu(self()));
    }

    public Tensor clamp(float min, float max) {
        return Op.apply(new Pointwise.Clamp(self(), min, max));
    }

    // ------------------------------------------------------------------ products

    /** Matrix product; batch dimensions are broadcast, a vector is a row on the left and a column on the right. */
    public Tensor matmul(Tensor other) {
        if (self().rank() == 0 || other.rank() == 0)
            throw new IllegalArgumentException("matmul: " + Shape.text(sizes()) + " x " + Shape.text(other.data().shape)
                    + ": a single value has no rows; use mul");
        if (self().rank() == 1) return self().unsqueeze(0).matmul(other).squeeze(other.rank() == 1 ? 0 : -2);
        if (other.rank() == 1) return matmul(other.unsqueeze(1)).squeeze(-1);
        return Op.apply(new Products.MatMul(self(), other));
    }

    // ------------------------------------------------------------------ reductions

    /** The sum over these dimensions, over all if none is named. */
    public Tensor sum(int... dims) {
        return sum(false, dims);
    }

    public Tensor sum(boolean keepdim, int... dims) {
        boolean[] reduced = Shape.dims("sum", dims, sizes());
        return Joining.drop(Op.apply(new Reductions.Sum(self(), reduced)), reduced, keepdim);
    }

    public Tensor mean(int... dims) {
        return mean(false, dims);
    }

    public Tensor mean(boolean keepdim, int... dims) {
        return sum(keepdim, dims).div(Joining.count(sizes(), Shape.dims("mean", dims, sizes())));
    }

    /** The variance over these dimensions; unbiased divides by one less than the count. */
    public Tensor var(boolean unbiased, boolean keepdim, int... dims) {
        boolean[] reduced = Shape.dims("var", dims, sizes());
        Tensor squares = sub(mean(true, dims)).square().sum(keepdim, dims);
        return squares.div(Joining.count(sizes(), reduced) - (unbiased ? 1 : 0));
    }

    /** The root of {@link #var}. */
    public Tensor std(boolean unbiased, boolean keepdim, int... dims) {
        return var(unbiased, keepdim, dims).sqrt();
    }

    /** The largest value along a dimension; the first one of equals gets the gradient. */
    public Tensor max(int dim, boolean keepdim) {
        return Joining.extreme(self(), dim, keepdim, true);
    }

    public Tensor max(int dim) {
        return max(dim, false);
    }

    /** The largest value over these dimensions, over all if none is named. */
    public Tensor max(boolean keepdim, int... dims) {
        return Joining.extreme(self(), keepdim, dims, true);
    }

    /** The largest value of all. */
    public Tensor max() {
        return max(false);
    }

    public Tensor min(int dim, boolean keepdim) {
        return Joining.extreme(self(), dim, keepdim, false);
    }

    public Tensor min(int dim) {
        return min(dim, false);
    }

    /** The smallest value over these dimensions, over all if none is named. */
    public Tensor min(boolean keepdim, int... dims) {
        return Joining.extreme(self(), keepdim, dims, false);
    }

    public Tensor min() {
        return min(false);
    }

    /** Where the largest value along a dimension stands. */
    public Tensor argmax(int dim) {
        int d = Shape.dim("argmax", dim, sizes());
        return Reductions.position(self(), d, true).squeeze(d);
    }

    /** Where the largest value of all stands, counted row by row. */
    public Tensor argmax() {
        return self().reshape(-1).argmax(0);
    }

    public Tensor argmin(int dim) {
        int d = Shape.dim("argmin", dim, sizes());
        return Reductions.position(self(), d, false).squeeze(d);
    }

    /** Where the smallest value of all stands, counted row by row. */
    public Tensor argmin() {
        return self().reshape(-1).argmin(0);
    }

    /** The Euclidean length over these dimensions, over all if none is named. */
    public Tensor norm(int... dims) {
        return norm(false, dims);
    }

    public Tensor norm(boolean keepdim, int... dims) {
        boolean[] reduced = Shape.dims("norm", dims, sizes());
        return Joining.drop(Op.apply(new Reductions.Norm(self(), reduced)), reduced, keepdim);
    }

    public Tensor softmax(int dim) {
        return Op.apply(new Reductions.Softmax(self(), Shape.dim("softmax", dim, sizes())));
    }

    public Tensor logSoftmax(int dim) {
        return Op.apply(new Reductions.LogSoftmax(self(), Shape.dim("logSoftmax", dim, sizes())));
    }
}
