package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.compute.Memory;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an optimizer remembers about one parameter: how many steps it made, its moments, and the numbers of this step.
 */
public final class ParamState {
    final ParamGroup group;
    final Tensor parameter;
    final Map<String, Tensor> moments = new LinkedHashMap<>();
    long steps;
    private final float[] numbers;
    private final Tensor slots;
    /** Whether the kernels read the host's own array. */
    private final boolean shared;

    private final Tensor[] slot;

    ParamState(ParamGroup group, Tensor parameter, int numbers) {
        this.group = group;
        this.parameter = parameter;
        this.numbers = new float[numbers];
        slots = new Tensor(View.of(parameter.device().wrap(this.numbers), numbers));
        shared = parameter.device().hostArray(slots.data().storage) == this.numbers;
        slot = new Tensor[numbers];
        for (int i = 0; i < numbers; i++) {
            slot[i] = slots.select(0, i);
        }
    }

    /** The parameter. */
    public Tensor parameter() {
        return parameter;
    }

    /** The group whose options it is treated with. */
    public ParamGroup group() {
        return group;
    }

    /** The numbers that the host computes anew before each step, replayed or not. */
    float[] numbers() {
        return numbers;
    }

    /** Hands the numbers to the kernels. */
    void publish() {
        if (!shared) {
            slots.copyFrom(numbers);
        }
    }

    /** Number i of this step as the kernels read it. */
    public Tensor number(int i) {
        return slot[i];
    }

    /** All numbers of this step, for a fused kernel. */
    public Tensor numbersTensor() {
        return slots;
    }

    /** A tensor of the parameter's shape that is kept from step to step, {@code first} everywhere when it is born. */
    public Tensor moment(String name, double first) {
        Tensor moment = moments.get(name);
        if (moment == null) {
            // lies in memory as the parameter does, so that a step runs along all of them
            moment = new Tensor(Memory.allocateLastingLike(parameter.device(), parameter.data()))
                    .assign(Tensor.scalar(parameter.device(), (float) first));
            moments.put(name, moment);
        }
        return moment;
    }

    /** The gradient with weight decay within it, if there is any: g + λ θ, λ being number {@code decay}. */
    public Tensor decayed(Tensor gradient, int decay) {
        if (group.get("weight_decay") == 0) {
            return gradient;
        }
        return InPlace.on(parameter.mul(number(decay))).add(gradient).tensor();
    }

    /** Whether that was born already. */
    public boolean has(String moment) {
        return moments.containsKey(moment);
    }
}
