package dev.inkling.nnlib.cases;

import dev.inkling.nnlib.cases.OptimizerCase.Rule;
import dev.inkling.nnlib.cases.OptimizerCase.Sample;
import dev.inkling.nnlib.optim.Adadelta;
import dev.inkling.nnlib.optim.Adagrad;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.AdamW;
import dev.inkling.nnlib.optim.NAdam;
import dev.inkling.nnlib.optim.RMSprop;
import dev.inkling.nnlib.optim.SGD;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of optimizers; the rules are PyTorch's algorithms, read off its documentation and written as plainly as they
 * stand there.
 */
final class OptimizerRows {
    private OptimizerRows() {}

    static List<OptimizerCase> rows() {
        List<OptimizerCase> rows = new ArrayList<>();
        addDescents(rows);
        addAdaptive(rows);
        rows.add(adam("Adam", false, false));
        rows.add(adam("Adam, AMSGrad", false, true));
        rows.add(adam("AdamW", true, false));
        rows.add(adam("AdamW, AMSGrad", true, true));
        return rows;
    }

    /** No decay in every second sample, else some. */
    private static double decay(Draw draw) {
        return draw.whole(0, 1) * draw.real(0.01, 0.3);
    }

    private static void addDescents(List<OptimizerCase> rows) {
        rows.add(new OptimizerCase("SGD", SGD.class, draw -> {
            double decay = decay(draw);
            return new Sample(
                    p -> new SGD(p, 0.1).weightDecay(decay),
                    () -> (theta, g, t, lr) -> theta - lr * (g + decay * theta));
        }));
        for (boolean nesterov : new boolean[] {false, true}) {
            rows.add(new OptimizerCase(nesterov ? "Nesterov" : "momentum", SGD.class, draw -> {
                double decay = decay(draw);
                double momentum = draw.real(0.5, 0.95);
                double dampening = nesterov ? 0 : draw.real(0, 0.5);
                return new Sample(
                        p -> new SGD(p, 0.1)
                                .momentum(momentum)
                                .dampening(dampening)
                                .weightDecay(decay)
                                .nesterov(nesterov),
                        () -> momentum(decay, momentum, dampening, nesterov));
            }));
        }
    }

    private static Rule momentum(double decay, double momentum, double dampening, boolean nesterov) {
        return new Rule() {
            private double b;

            @Override
            public double step(double theta, double gradient, int t, double lr) {
                double g = gradient + decay * theta;
                b = t == 1 ? g : momentum * b + (1 - dampening) * g;
                return theta - lr * (nesterov ? g + momentum * b : b);
            }
        };
    }

    private static void addAdaptive(List<OptimizerCase> rows) {
        rows.add(new OptimizerCase("Adagrad", Adagrad.class, draw -> {
            double decay = decay(draw);
            double lrDecay = draw.real(0, 0.2);
            double first = draw.whole(0, 1) * draw.real(0.1, 1);
            return new Sample(
                    p -> new Adagrad(p, 0.1)
                            .lrDecay(lrDecay)
                            .weightDecay(decay)
                            .initialAccumulatorValue(first)
                            .eps(1e-7),
                    () -> adagrad(decay, lrDecay, first, 1e-7));
        }));
        rows.add(new OptimizerCase("Adadelta", Adadelta.class, draw -> {
            double decay = decay(draw);
            double rho = draw.real(0.5, 0.95);
            return new Sample(
                    p -> new Adadelta(p, 1).rho(rho).eps(1e-5).weightDecay(decay), () -> adadelta(decay, rho, 1e-5));
        }));
        rows.add(new OptimizerCase("NAdam", NAdam.class, draw -> {
            double decay = decay(draw);
            double beta1 = draw.real(0.5, 0.95);
            double beta2 = draw.real(0.9, 0.99);
            double slower = draw.real(0, 0.02);
            return new Sample(
                    p -> (NAdam) new NAdam(p, 0.02)
                            .set("beta1", beta1)
                            .set("beta2", beta2)
                            .set("eps", 1e-6)
                            .set("weight_decay", decay)
                            .set("momentum_decay", slower),
                    () -> nadam(decay, beta1, beta2, slower, 1e-6));
        }));
        for (boolean centered : new boolean[] {false, true}) {
            rows.add(new OptimizerCase(centered ? "RMSprop, centered" : "RMSprop", RMSprop.class, draw -> {
                double decay = decay(draw);
                double alpha = draw.real(0.5, 0.95);
                double momentum = draw.whole(0, 1) * draw.real(0.3, 0.9);
                return new Sample(
                        p -> new RMSprop(p, 0.01)
                                .alpha(alpha)
                                .eps(1e-6)
                                .weightDecay(decay)
                                .momentum(momentum)
                                .centered(centered),
                        () -> rmsprop(decay, alpha, momentum, centered, 1e-6));
            }));
        }
    }

    private static Rule nadam(double decay, double beta1, double beta2, double slower, double eps) {
        return new Rule() {
            private double m;
            private double v;
            private double product = 1;

            private double mu(int t) {
                return beta1 * (1 - 0.5 * Math.pow(0.96, t * slower));
            }

            @Override
            public double step(double theta, double gradient, int t, double lr) {
                double g = gradient + decay * theta;
                m = beta1 * m + (1 - beta1) * g;
                v = beta2 * v + (1 - beta2) * g * g;
                product *= mu(t);
                double d = Math.sqrt(v / (1 - Math.pow(beta2, t))) + eps;
                double next = theta - lr * (1 - mu(t)) / (1 - product) * g / d;
                return next - lr * mu(t + 1) / (1 - product * mu(t + 1)) * m / d;
            }
        };
    }

    private static Rule adagrad(double decay, double lrDecay, double first, double eps) {
        return new Rule() {
            private double sum = first;

            @Override
            public double step(double theta, double gradient, int t, double lr) {
                double g = gradient + decay * theta;
                sum += g * g;
                return theta - lr / (1 + (t - 1) * lrDecay) * g / (Math.sqrt(sum) + eps);
            }
        };
    }

    private static Rule adadelta(double decay, double rho, double eps) {
        return new Rule() {
            private double v;
            private double u;

            @Override
            public double step(double theta, double gradient, int t, double lr) {
                double g = gradient + decay * theta;
                v = rho * v + (1 - rho) * g * g;
                double delta = Math.sqrt(u + eps) / Math.sqrt(v + eps) * g;
                u = rho * u + (1 - rho) * delta * delta;
                return theta - lr * delta;
            }
        };
    }

    private static Rule rmsprop(double decay, double alpha, double momentum, boolean centered, double eps) {
        return new Rule() {
            private double v;
            private double mean;
            private double b;

            @Override
            public double step(double theta, double gradient, int t, double lr) {
                double g = gradient + decay * theta;
                v = alpha * v + (1 - alpha) * g * g;
                mean = alpha * mean + (1 - alpha) * g;
                double d = Math.sqrt(centered ? v - mean * mean : v) + eps;
                b = momentum * b + g / d;
                return theta - lr * b;
            }
        };
    }

    private static OptimizerCase adam(String name, boolean decoupled, boolean amsgrad) {
        return new OptimizerCase(name, decoupled ? AdamW.class : Adam.class, draw -> {
            double decay = decay(draw);
            double beta1 = draw.real(0.5, 0.95);
            double beta2 = draw.real(0.8, 0.999);
            return new Sample(
                    p -> decoupled
                            ? new AdamW(p, 0.01)
                                    .betas(beta1, beta2)
                                    .eps(1e-7)
                                    .weightDecay(decay)
                                    .amsgrad(amsgrad)
                            : new Adam(p, 0.01)
                                    .betas(beta1, beta2)
                                    .eps(1e-7)
                                    .weightDecay(decay)
                                    .amsgrad(amsgrad),
                    () -> adam(decay, decoupled, beta1, beta2, amsgrad, 1e-7));
        });
    }

    private static Rule adam(double decay, boolean decoupled, double beta1, double beta2, boolean amsgrad, double eps) {
        return new Rule() {
            private double m;
            private double v;
            private double largest;

            @Override
            public double step(double from, double gradient, int t, double lr) {
                double theta = decoupled ? from - lr * decay * from : from;
                double g = decoupled ? gradient : gradient + decay * theta;
                m = beta1 * m + (1 - beta1) * g;
                v = beta2 * v + (1 - beta2) * g * g;
                largest = Math.max(largest, v);
                double mHat = m / (1 - Math.pow(beta1, t));
                double vHat = (amsgrad ? largest : v) / (1 - Math.pow(beta2, t));
                return theta - lr * mHat / (Math.sqrt(vHat) + eps);
            }
        };
    }
}
