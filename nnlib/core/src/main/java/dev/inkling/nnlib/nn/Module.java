package dev.inkling.nnlib.nn;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.Tracing;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traceable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A net or a part of one: holds parameters, buffers and further modules by name, and says in {@link #forward} how an
 * output is made of an input. Write your own as in PyTorch:
 *
 * <pre>{@code
 * class SimpleNet extends Module {
 *     private final Linear fc1 = add("fc1", new Linear(10, 50, generator));
 *     private final Linear fc2 = add("fc2", new Linear(50, 2, generator));
 *
 *     public Tensor forward(Tensor x) {
 *         return fc2.forward(fc1.forward(x).relu());
 *     }
 * }
 * }</pre>
 */
public abstract class Module implements Traceable {
    private final Map<String, Module> children = new LinkedHashMap<>();
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();
    private boolean training = true;
    /** How often this module was moved: plans that were recorded before hold the memory of then. */
    private int moves;

    /** A module without parts yet. */
    protected Module() {}

    /** The output for a batch of inputs. */
    public abstract Tensor forward(Tensor x);

    /** Takes {@code child} as a part of this module and hands it back, to be kept in a field. */
    protected final <M extends Module> M add(String name, M child) {
        checkName(name);
        children.put(name, child);
        return child;
    }

    /** Takes a tensor that training changes, and hands it back. */
    protected final Tensor parameter(String name, Tensor tensor) {
        checkName(name);
        parameters.put(name, tensor.requiresGrad(true));
        return tensor;
    }

    /** Takes a tensor that is saved with the module but not trained, such as a running mean, and hands it back. */
    protected final Tensor buffer(String name, Tensor tensor) {
        checkName(name);
        buffers.put(name, tensor);
        return tensor;
    }

    private void checkName(String name) {
        if (name.isEmpty() || name.indexOf('.') >= 0) {
            throw new IllegalArgumentException("A part of " + typeName() + " is named \"" + name
                    + "\"; a name has at least one letter and no point.");
        }
        if (children.containsKey(name) || parameters.containsKey(name) || buffers.containsKey(name)) {
            throw new IllegalArgumentException(
                    typeName() + " has a part named \"" + name + "\" already; choose another name.");
        }
    }

    /** All parameters, those of parts included, each once; an optimizer takes this list. */
    public final List<Tensor> parameters() {
        return new ArrayList<>(namedParameters().values());
    }

    /** All parameters by their paths, {@code fc1.weight}; one that stands in two places has its first name. */
    public final Map<String, Tensor> namedParameters() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        walk(
                "",
                (path, module) -> module.parameters.forEach((name, tensor) -> {
                    if (seen.add(tensor)) {
                        all.put(path + name, tensor);
                    }
                }));
        return all;
    }

    /** All buffers by their paths. */
    public final Map<String, Tensor> namedBuffers() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        walk("", (path, module) -> module.buffers.forEach((name, tensor) -> all.put(path + name, tensor)));
        return all;
    }

    /** The parts of this module by name, not those of parts. */
    public final Map<String, Module> children() {
        return Collections.unmodifiableMap(children);
    }

    /** This module and all inside it. */
    public final List<Module> modules() {
        List<Module> all = new ArrayList<>();
        walk("", (path, module) -> all.add(module));
        return all;
    }

    /** How many numbers training changes. */
    public final long parameterCount() {
        long sum = 0;
        for (Tensor parameter : parameters()) {
            sum += parameter.numel();
        }
        return sum;
    }

    /** Switches to training: dropout drops, batch norm measures its batch. */
    public final Module train() {
        return train(true);
    }

    /** Switches to evaluation: the same input always gives the same output. */
    public final Module eval() {
        return train(false);
    }

    /** Switches between training and evaluation. */
    public final Module train(boolean on) {
        for (Module module : modules()) {
            module.training = on;
        }
        Tracing.settingChanged();
        return this;
    }

    /** True in training, which is how a module begins. */
    public final boolean isTraining() {
        return training;
    }

    /**
     * Moves all parameters and buffers to a device; the tensors stay the same objects. To be called before an optimizer
     * takes its first step, since what it remembers lies where the parameters were.
     */
    public final Module to(Backend device) {
        for (Tensor tensor : state().values()) {
            tensor.moveTo(device);
        }
        for (Module module : modules()) {
            module.moves++;
        }
        Tracing.settingChanged();
        return this;
    }

    /** Where the first of its tensors lives; where new tensors are born if it has none. */
    public final Backend device() {
        Iterator<Tensor> tensors = state().values().iterator();
        return tensors.hasNext() ? tensors.next().device() : Devices.current();
    }

    /** Keeps all parameters as they are: they get no gradients until {@link #unfreeze}. */
    public final Module freeze() {
        return requiresGrad(false);
    }

    /** Lets all parameters be trained again. */
    public final Module unfreeze() {
        return requiresGrad(true);
    }

    private Module requiresGrad(boolean on) {
        for (Tensor parameter : parameters()) {
            parameter.requiresGrad(on);
        }
        return this;
    }

    /** Whether each part is in training, each parameter trained, and where they are: what decides what a step runs. */
    @Override
    public void describe(List<Object> key) {
        StringBuilder flags = new StringBuilder();
        walk("", (path, module) -> {
            flags.append(module.training ? 't' : 'e').append(module.moves);
            module.parameters.values().forEach(p -> flags.append(p.requiresGrad() ? '1' : '0'));
        });
        key.add(flags.toString());
    }

    /** Clears the gradients of all parameters. */
    public final void zeroGrad() {
        for (Tensor parameter : parameters()) {
            parameter.zeroGrad();
        }
    }

    /** Parameters and buffers by name, in PyTorch's order: the tensors themselves, not copies. */
    public final Map<String, Tensor> state() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        walk("", (path, module) -> {
            module.parameters.forEach((name, tensor) -> all.put(path + name, tensor));
            module.buffers.forEach((name, tensor) -> all.put(path + name, tensor));
        });
        return all;
    }

    /**
     * Copies values from {@code state}; if a name or shape does not fit, one error lists all that do not and nothing
     * changes.
     */
    public final void load(Map<String, Tensor> state) {
        StateCheck.check(state(), state);
        state().forEach((name, tensor) -> tensor.copyFrom(state.get(name).toArray()));
    }

    /** The model as data, if it was made from data; a module written by hand says in a sentence that it has none. */
    public ModelSpec spec() {
        throw new IllegalStateException(
                typeName() + " is written by hand, so it has no spec that could be saved, exported "
                        + "or shown; build the model from a ModelSpec, or save its state() alone.");
    }

    /** This layer as data; a module written by hand has none. */
    public LayerSpec layerSpec() {
        throw new IllegalStateException(typeName() + " is written by hand, so it has no spec of its own.");
    }

    /** What this layer says about itself; null where it, or one that it holds, is written by hand and says nothing. */
    public final LayerType layerType() {
        try {
            return layerSpec().type();
        } catch (IllegalStateException byHand) {
            return null;
        }
    }

    /** What stands between the parentheses when this layer is printed: {@code in_features=10, out_features=50}. */
    protected String extra() {
        return "";
    }

    /** The name that the print begins with. */
    protected String typeName() {
        String simple = getClass().getSimpleName();
        return simple.isEmpty() ? "Module" : simple;
    }

    /** The nested print of PyTorch. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(typeName()).append('(').append(extra());
        children.forEach((name, child) -> text.append("\n  (")
                .append(name)
                .append("): ")
                .append(child.toString().replace("\n", "\n  ")));
        return text.append(children.isEmpty() ? ")" : "\n)").toString();
    }

    private interface Visitor {
        void visit(String path, Module module);
    }

    private void walk(String path, Visitor visitor) {
        visitor.visit(path, this);
        children.forEach((name, child) -> child.walk(path + name + ".", visitor));
    }
}
