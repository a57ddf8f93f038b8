package dev.inkling.bench.peers;

import dev.inkling.bench.Peer;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * TensorFlow as a graph that one call of a session runs, with its batches as tensors made beforehand: its fastest way.
 */
public final class TensorFlowPeer implements Peer {
    private ConfigProto config;

    @Override
    public void open(int threads) {
        config = ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(1)
                .build();
    }

    /** The net of the comparison in a graph of its own. */
    private final class Net {
        final Graph graph = new Graph();
        final Ops tf = Ops.create(graph);
        final Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, INPUTS)));
        final Operand<TFloat32> logits;

        Net() {
            Operand<TFloat32> hidden = tf.nn.relu(layer(x, INPUTS, HIDDEN));
            logits = layer(hidden, HIDDEN, CLASSES);
        }

        private Operand<TFloat32> layer(Operand<TFloat32> in, int from, int to) {
            Variable<TFloat32> weight = tf.variable(tf.math.mul(
                    tf.random.randomStandardNormal(tf.constant(new int[] {from, to}), TFloat32.class),
                    tf.constant(0.05f)));
            Variable<TFloat32> bias = tf.variable(tf.zeros(tf.constant(new int[] {to}), TFloat32.class));
            return tf.math.add(tf.linalg.matMul(in, weight), bias);
        }

        Session session() {
            Session session = new Session(graph, config);
            session.initialize();
            return session;
        }
    }

    private static TFloat32 tensor(float[] values, long... shape) {
        return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
    }

    private static float[] values(int count) {
        Random random = new Random(1);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) x[i] = random.nextFloat();
        return x;
    }

    @Override
    public Work train() {
        Net net = new Net();
        Placeholder<TFloat32> y = net.tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, CLASSES)));
        Operand<TFloat32> loss = net.tf.math.mean(
                net.tf.nn.softmaxCrossEntropyWithLogits(net.logits, y).loss(), net.tf.constant(0));
        Op step = new Adam(net.graph, 1e-3f).minimize(loss);
        Session session = net.session();
        TFloat32[] xs = new TFloat32[BATCHES];
        TFloat32[] ys = new TFloat32[BATCHES];
        Random random = new Random(2);
        for (int i = 0; i < BATCHES; i++) {
            xs[i] = tensor(values(BATCH * INPUTS), BATCH, INPUTS);
            float[] hot = new float[BATCH * CLASSES];
            for (int k = 0; k < BATCH; k++) hot[k * CLASSES + random.nextInt(CLASSES)] = 1;
            ys[i] = tensor(hot, BATCH, CLASSES);
        }
        int[] next = {0};
        return times -> {
            for (int i = 0; i < times; i++) {
                int at = next[0]++ % BATCHES;
                session.runner()
                        .addTarget(step)
                        .feed(net.x, xs[at])
                        .feed(y, ys[at])
                        .run()
                        .close();
            }
        };
    }

    @Override
    public Work xor() {
        Graph graph = new Graph();
        Ops tf = Ops.create(graph);
        Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(4, 2)));
        Placeholder<TFloat32> y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(4, 1)));
        Operand<TFloat32> hidden = tf.math.sigmoid(small(tf, x, 2, 2));
        Operand<TFloat32> logits = small(tf, hidden, 2, 1);
        Operand<TFloat32> loss = tf.math.mean(
                tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, y)), tf.constant(new int[] {0, 1}));
        Op step = new GradientDescent(graph, 0.1f).minimize(loss);
        Session session = new Session(graph, config);
        session.initialize();
        TFloat32 in = tensor(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);
        TFloat32 out = tensor(new float[] {0, 1, 1, 0}, 4, 1);
        return times -> {
            for (int i = 0; i < times; i++)
                session.runner().addTarget(step).feed(x, in).feed(y, out).run().close();
        };
    }

    private static Operand<TFloat32> small(Ops tf, Operand<TFloat32> in, int from, int to) {
        Variable<TFloat32> weight =
                tf.variable(tf.random.randomStandardNormal(tf.constant(new int[] {from, to}), TFloat32.class));
        Variable<TFloat32> bias = tf.variable(tf.zeros(tf.constant(new int[] {to}), TFloat32.class));
        return tf.math.add(tf.linalg.matMul(in, weight), bias);
    }

    @Override
    public Work predict() {
        Net net = new Net();
        Session session = net.session();
        float[] picture = values(INPUTS);
        float[] result = new float[CLASSES];
        return times -> {
            for (int i = 0; i < times; i++) {
                try (TFloat32 in = tensor(picture, 1, INPUTS);
                        Result out = session.runner()
                                .feed(net.x, in)
                                .fetch(net.logits)
                                .run()) {
                    ((TFloat32) out.get(0)).copyTo(org.tensorflow.ndarray.StdArrays.ndCopyOf(new float[1][CLASSES]));
                    result[0] = ((TFloat32) out.get(0)).getFloat(0, 0);
                }
            }
        };
    }

    @Override
    public Work convolution() {
        return null;
    }

    @Override
    public Work product() {
        return null;
    }
}
