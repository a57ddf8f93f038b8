package dev.inkling.nnlib.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.optim.Adadelta;
import dev.inkling.nnlib.optim.Adagrad;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.AdamW;
import dev.inkling.nnlib.optim.Clip;
import dev.inkling.nnlib.optim.CosineAnnealingLR;
import dev.inkling.nnlib.optim.CosineAnnealingWarmRestarts;
import dev.inkling.nnlib.optim.ExponentialLR;
import dev.inkling.nnlib.optim.LinearLR;
import dev.inkling.nnlib.optim.MultiStepLR;
import dev.inkling.nnlib.optim.OneCycleLR;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.PolynomialLR;
import dev.inkling.nnlib.optim.RMSprop;
import dev.inkling.nnlib.optim.ReduceLROnPlateau;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.optim.SequentialLR;
import dev.inkling.nnlib.optim.StepLR;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** How nnlib runs the cases of optimizers.json and schedules.json. */
final class OptimizerCases {
    private OptimizerCases() {}

    static void check(JsonObject json) {
        if (json.string("op").startsWith("clip")) {
            checkClip(json);
            return;
        }
        Tensor eager = Golden.values(json.object("start")).tensor().requiresGrad(true);
        Tensor replayed = Golden.values(json.object("start")).tensor().requiresGrad(true);
        Optimizer eagerly = optimizer(json, eager);
        Optimizer replaying = optimizer(json, replayed);
        Traced step = Traced.of(
                "step",
                in -> {
                    replayed.zeroGrad();
                    replayed.backward(in[0]);
                    replaying.step();
                    return replayed;
                },
                replaying);
        List<JsonObject> after = json.objects("after");
        for (int i = 0; i < after.size(); i++) {
            Tensor gradient = Golden.values(json.objects("gradients").get(i)).tensor();
            eager.zeroGrad();
            eager.backward(gradient);
            eagerly.step();
            step.call(gradient);
            Golden.assertClose(eager, Golden.values(after.get(i)), "after step " + (i + 1));
            assertThat(replayed.toArray()).as("replayed step " + (i + 1)).isEqualTo(eager.toArray());
        }
        assertThat(step.replays()).isEqualTo(after.size() - 2);
    }

    private static Optimizer optimizer(JsonObject json, Tensor w) {
        JsonObject o = json.object("options");
        List<Tensor> list = Collections.singletonList(w);
        switch (json.string("op")) {
            case "SGD":
                return new SGD(list, o.number("lr"))
                        .momentum(o.number("momentum"))
                        .dampening(o.number("dampening"))
                        .nesterov(o.bool("nesterov"))
                        .weightDecay(o.number("weight_decay"));
            case "Adagrad":
                return new Adagrad(list, o.number("lr"))
                        .lrDecay(o.number("lr_decay"))
                        .eps(o.number("eps"))
                        .weightDecay(o.number("weight_decay"))
                        .initialAccumulatorValue(o.number("initial_accumulator_value"));
            case "Adadelta":
                return new Adadelta(list, o.number("lr"))
                        .rho(o.number("rho"))
                        .eps(o.number("eps"))
                        .weightDecay(o.number("weight_decay"));
            case "RMSprop":
                return new RMSprop(list, o.number("lr"))
                        .alpha(o.number("alpha"))
                        .eps(o.number("eps"))
                        .momentum(o.number("momentum"))
                        .centered(o.bool("centered"))
                        .weightDecay(o.number("weight_decay"));
            case "Adam":
                return new Adam(list, o.number("lr"))
                        .betas(beta(o, 0), beta(o, 1))
                        .eps(o.number("eps"))
                        .weightDecay(o.number("weight_decay"))
                        .amsgrad(o.bool("amsgrad"));
            case "AdamW":
                return new AdamW(list, o.number("lr"))
                        .betas(beta(o, 0), beta(o, 1))
                        .eps(o.number("eps"))
                        .weightDecay(o.number("weight_decay"))
                        .amsgrad(o.bool("amsgrad"));
            default:
                throw unknown(json);
        }
    }

    private static double beta(JsonObject options, int index) {
        return ((Number) options.list("betas").get(index)).doubleValue();
    }

    private static AssertionError unknown(JsonObject json) {
        return new AssertionError("nnlib's tests do not know how to run \"" + json.string("op") + "\"");
    }

    private static void checkClip(JsonObject json) {
        List<Tensor> parameters = new ArrayList<>();
        for (JsonObject before : json.objects("before")) {
            Tensor gradient = Golden.values(before).tensor();
            Tensor parameter = Tensor.zeros(gradient.shape()).requiresGrad(true);
            parameter.backward(gradient);
            parameters.add(parameter);
        }
        double limit = json.object("options").number("limit");
        if (json.string("op").equals("clip_grad_norm")) {
            Golden.assertClose(Clip.norm(parameters, limit).item(), json.number("norm"), "norm");
        } else if (json.string("op").equals("clip_grad_value")) {
            Clip.value(parameters, limit);
        } else {
            throw unknown(json);
        }
        for (int i = 0; i < parameters.size(); i++) {
            Golden.assertClose(
                    parameters.get(i).grad(),
                    Golden.values(json.objects("after").get(i)),
                    "gradient " + i);
        }
    }

    static void checkSchedule(JsonObject json) {
        Optimizer optimizer =
                new SGD(Collections.singletonList(Tensor.zeros(1).requiresGrad(true)), json.number("base"));
        Schedule schedule = schedule(json, optimizer);
        double[] rates = Golden.numbers(json.list("rates"));
        for (int i = 0; i < rates.length; i++) {
            assertThat(Math.abs(optimizer.lr() - rates[i]))
                    .as("rate of step %d: %s, PyTorch says %s", i, optimizer.lr(), rates[i])
                    .isLessThanOrEqualTo(1e-9 * rates[i]);
            if (json.has("metrics")) {
                schedule.step(Golden.numbers(json.list("metrics"))[i]);
            } else {
                schedule.step();
            }
        }
    }

    private static Schedule schedule(JsonObject json, Optimizer optimizer) {
        JsonObject o = json.object("options");
        switch (json.string("op")) {
            case "StepLR":
                return new StepLR(optimizer, o.integer("step_size"), o.number("gamma"));
            case "MultiStepLR":
                return new MultiStepLR(optimizer, o.integers("milestones"), o.number("gamma"));
            case "ExponentialLR":
                return new ExponentialLR(optimizer, o.number("gamma"));
            case "CosineAnnealingLR":
                return new CosineAnnealingLR(optimizer, o.integer("T_max"), o.number("eta_min", 0));
            case "CosineAnnealingWarmRestarts":
                return new CosineAnnealingWarmRestarts(
                        optimizer, o.integer("T_0"), o.integer("T_mult"), o.number("eta_min"));
            case "OneCycleLR":
                return new OneCycleLR(optimizer, o.number("max_lr"), o.integer("total_steps"))
                        .pctStart(o.number("pct_start", 0.3))
                        .divFactor(o.number("div_factor", 25))
                        .finalDivFactor(o.number("final_div_factor", 1e4))
                        .linear(o.string("anneal_strategy", "cos").equals("linear"));
            case "LinearLR":
                return new LinearLR(optimizer, o.number("start_factor"), 1, o.integer("total_iters"));
            case "PolynomialLR":
                return new PolynomialLR(optimizer, o.integer("total_iters"), o.number("power"));
            case "ReduceLROnPlateau":
                return new ReduceLROnPlateau(
                        optimizer,
                        o.number("factor"),
                        o.integer("patience"),
                        o.number("threshold"),
                        o.integer("cooldown"),
                        o.number("min_lr"));
            case "SequentialLR":
                JsonObject warmUp = o.object("warm_up");
                return new SequentialLR(
                        optimizer,
                        Arrays.asList(
                                new LinearLR(
                                        optimizer, warmUp.number("start_factor"), 1, warmUp.integer("total_iters")),
                                new CosineAnnealingLR(
                                        optimizer, o.object("then").integer("T_max"), 0)),
                        o.integer("milestone"));
            default:
                throw unknown(json);
        }
    }
}
