package dev.inkling.nnlib.guide;

import dev.inkling.nnlib.autograd.Anomaly;
import dev.inkling.nnlib.autograd.Graph;
import dev.inkling.nnlib.autograd.Recompute;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.data.Batch;
import dev.inkling.nnlib.data.DataLoader;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.loss.BCE;
import dev.inkling.nnlib.loss.CrossEntropy;
import dev.inkling.nnlib.nn.Init;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.nn.ModelSpec;
import dev.inkling.nnlib.nn.Sequential;
import dev.inkling.nnlib.nn.Sigmoid;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.predict.Predictor;
import dev.inkling.nnlib.run.Presets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.Tasks;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.tensor.TorchGenerator;
import dev.inkling.nnlib.trace.Traced;
import dev.inkling.nnlib.train.Trainer;
import dev.inkling.nnlib.watch.RunResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of nnlib's README, word for word; {@link GuideTest} runs them and holds the README against them. */
final class Guide {
    private Guide() {}

    static float simpleNet(Tensor x, Tensor y) {
        SimpleNet model = new SimpleNet(new Generator(1));
        Optimizer optimizer = new Adam(model.parameters(), 0.01);
        CrossEntropy criterion = new CrossEntropy();
        for (int step = 0; step < 100; step++) {
            Tensor loss = criterion.of(model.forward(x), y);
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
        }
        return criterion.of(model.forward(x), y).item();
    }

    static float[] keptInAFile(Store store, float[] point) throws IOException {
        RunSpec spec = Presets.of("xor-solve");
        Trainer trainer = Trainer.of(spec, Tasks.data(spec, null));
        RunResult result = trainer.run();
        ModelFile.of(trainer.model()).trainedBy(spec).reached(result).write(store, "model.safetensors");

        ModelFile file = ModelFile.read(store, "model.safetensors");
        Predictor predictor = file.predictor();
        float[] probabilities = predictor.read(point).probabilities();
        return probabilities;
    }

    static Tensor xor(long seed) {
        Tensor x = Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);
        Tensor y = Tensor.of(new float[] {0, 1, 1, 0}, 4, 1);
        Generator generator = new Generator(seed);
        Sequential model = new Sequential(
                new Linear(2, 2, generator), new Sigmoid(),
                new Linear(2, 1, generator), new Sigmoid());
        Optimizer optimizer = new SGD(model.parameters(), 0.1);
        BCE criterion = new BCE();
        Traced step = Traced.of(
                "XOR",
                in -> {
                    Tensor loss = criterion.of(model.forward(in[0]), in[1]);
                    optimizer.zeroGrad();
                    loss.backward();
                    optimizer.step();
                    return loss;
                },
                model,
                optimizer);
        for (int i = 0; i <= 10_000; i++) {
            Tensor loss = step.call(x, y);
            if (i % 1_000 == 0) {
                System.out.printf("step %5d, loss %.4f%n", i, loss.item());
            }
        }
        return model.forward(x);
    }

    static double digits(Dataset train, Dataset test, int epochs) {
        Sequential model = ModelSpec.parse("784-500-10").build(new Generator(1));
        Optimizer optimizer = new Adam(model.parameters(), 0.001);
        CrossEntropy criterion = new CrossEntropy();
        Traced step = Traced.of(
                "digits",
                in -> {
                    Tensor loss = criterion.of(model.forward(in[0].flatten(1)), in[1]);
                    optimizer.zeroGrad();
                    loss.backward();
                    optimizer.step();
                    return loss;
                },
                model,
                optimizer);
        DataLoader loader = new DataLoader(train, 100, true, 1);
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (Batch batch : loader.epoch(epoch)) {
                step.call(batch.x(), batch.y());
            }
        }

        model.eval();
        Traced predict =
                Traced.of("predict", in -> model.forward(in[0].flatten(1)).argmax(1), model);
        int right = 0;
        for (Batch batch : new DataLoader(test, 100, false, 1).epoch(0)) {
            right += (int) predict.call(batch.x()).eq(batch.y()).sum().item();
        }
        double accuracy = 100.0 * right / test.size();
        return accuracy;
    }

    static DataLoader asInPyTorch(Dataset train) {
        TorchGenerator random = new TorchGenerator(1);
        Sequential model = ModelSpec.parse("784-500-10").build(new Generator(1));
        Init.torch(model, random);
        DataLoader loader = new DataLoader(train, 100, true, 1).shuffledBy(random);
        return loader;
    }

    static Tensor onADevice(SimpleNet model, Tensor x) {
        Backend device = Devices.open("cpu", 1);
        model.to(device);
        Tensor answers = model.forward(x.to(device));
        return answers;
    }

    static void lookInside(SimpleNet model, Tensor x, Tensor y, Path file) throws IOException {
        CrossEntropy criterion = new CrossEntropy();
        Graph graph = Graph.of(criterion.of(model.forward(x), y)).named(model.namedParameters());
        System.out.print(graph.text());
        Files.write(file, graph.dot().getBytes(StandardCharsets.UTF_8));

        Anomaly.search(() -> criterion.of(model.forward(x), y).backward());
    }

    static Tensor inLessMemory(Sequential deep, Tensor x) {
        Tensor middle = Recompute.of(z -> deep.get(1).forward(deep.get(0).forward(z)), x);
        return Recompute.of(z -> deep.get(3).forward(deep.get(2).forward(z)), middle);
    }
}
