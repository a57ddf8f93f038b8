package dev.inkling.app.training;

import androidx.annotation.Nullable;
import dev.inkling.app.data.DrawingEntity;
import dev.inkling.nnlib.checkpoint.ModelFile;
import dev.inkling.nnlib.data.Dataset;
import dev.inkling.nnlib.data.Datasets;
import dev.inkling.nnlib.data.PictureDataset;
import dev.inkling.nnlib.data.SampleRandom;
import dev.inkling.nnlib.data.digits.DrawnDigits;
import dev.inkling.nnlib.data.digits.DrawnDigits.Hands;
import dev.inkling.nnlib.io.BadFileException;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.io.NumberType;
import dev.inkling.nnlib.io.Safetensors;
import dev.inkling.nnlib.io.Store;
import dev.inkling.nnlib.io.StoredTensor;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.run.Nets;
import dev.inkling.nnlib.run.RunSpec;
import dev.inkling.nnlib.run.TaskData;
import dev.inkling.nnlib.watch.Evaluation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a session on a person's own digits begins with: the drawings, and the model that reads in Draw. Both are copied
 * among the session's files when it is asked for, so that it goes on with the same ones whatever becomes of them, here
 * or on another phone.
 *
 * <p>Every fifth drawing is never learned from: on these the session is measured honestly. Strangers' digits, by hands
 * of the generator from which nothing learns, show whether it forgot them.
 */
final class MyDigitsData {
    static final String DRAWINGS = "drawings.safetensors";
    static final String READER = "reader.safetensors";

    private static final int SIDE = 28;
    /** One drawing in so many is held back. */
    static final int HELD_BACK = 5;

    private static final int STRANGERS = 2000;
    private static final String PICTURES = "pictures";
    private static final String LABELS = "labels";

    private final byte[] pixels;
    private final byte[] labels;
    private final ModelFile reader;

    private MyDigitsData(byte[] pixels, byte[] labels, ModelFile reader) {
        this.pixels = pixels;
        this.labels = labels;
        this.reader = reader;
    }

    static MyDigitsData of(List<DrawingEntity> drawings, ModelFile reader) {
        byte[] pixels = new byte[drawings.size() * SIDE * SIDE];
        byte[] labels = new byte[drawings.size()];
        for (int i = 0; i < labels.length; i++) {
            DrawingEntity drawing = drawings.get(i);
            labels[i] = (byte) drawing.label;
            System.arraycopy(drawing.picture, 0, pixels, i * SIDE * SIDE, SIDE * SIDE);
        }
        return new MyDigitsData(pixels, labels, reader);
    }

    /** What a session keeps; null where it keeps nothing. */
    @Nullable static MyDigitsData read(Store store) throws IOException {
        if (!store.exists(DRAWINGS) || !store.exists(READER)) return null;
        MyDigitsData drawings = parseDrawings(store.bytes(DRAWINGS));
        return new MyDigitsData(drawings.pixels, drawings.labels, ModelFile.read(store, READER));
    }

    void write(Store store) throws IOException {
        reader.write(store, READER);
        Map<String, StoredTensor> drawings = new LinkedHashMap<>();
        drawings.put(PICTURES, StoredTensor.of(NumberType.U8, longs(pixels), labels.length, SIDE, SIDE));
        drawings.put(LABELS, StoredTensor.of(NumberType.U8, longs(labels), labels.length));
        Safetensors.write(store, DRAWINGS, drawings, Collections.emptyMap());
    }

    /**
     * Checks the bytes of a session's file of drawings; others are a {@link BadFileException}, or contradict
     * themselves.
     */
    static MyDigitsData parseDrawings(byte[] file) throws BadFileException {
        Safetensors content = Safetensors.parse(file, DRAWINGS);
        StoredTensor pictures = content.tensor(PICTURES);
        StoredTensor labels = content.tensor(LABELS);
        int[] shape = pictures.shape();
        boolean fits = shape.length == 3 && shape[0] > 0 && shape[1] == SIDE && shape[2] == SIDE;
        if (!fits || labels.count() != shape[0]) throw new JsonException("its drawings have no label each.");
        MyDigitsData myDigits = new MyDigitsData(bytes(pictures), bytes(labels), null);
        myDigits.all();
        return myDigits;
    }

    private static long[] longs(byte[] values) {
        long[] longs = new long[values.length];
        for (int i = 0; i < longs.length; i++) longs[i] = values[i] & 0xff;
        return longs;
    }

    private static byte[] bytes(StoredTensor values) {
        long[] longs = values.longs();
        byte[] bytes = new byte[longs.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) longs[i];
        return bytes;
    }

    /** The model that read in Draw when the session was asked for. */
    ModelFile reader() {
        return reader;
    }

    /** The same drawings with another model to begin with. */
    MyDigitsData from(ModelFile other) {
        return new MyDigitsData(pixels, labels, other);
    }

    /** Whether the run's net is the reader's, so that it can start with the reader's weights. */
    boolean canStart(RunSpec spec) {
        return Nets.of(spec).equals(reader.spec());
    }

    /** What a run learns from and, as strangers' digits, is tested on. */
    TaskData data(RunSpec spec) {
        return new TaskData(Datasets.subset(all(), places(spec, false)), strangers(spec));
    }

    private Dataset all() {
        return PictureDataset.of(pixels, labels, SIDE, SIDE, 10);
    }

    private static Dataset strangers(RunSpec spec) {
        return new DrawnDigits(STRANGERS, spec.seed(), Hands.HELD_OUT).pictures();
    }

    /**
     * The places of the drawings that are held back, or of the others: every fifth of each digit's, drawn by the seed.
     */
    private int[] places(RunSpec spec, boolean held) {
        int[] mixed = new int[labels.length];
        Arrays.setAll(mixed, i -> i);
        new SampleRandom(spec.seed(), 0, 0).shuffle(mixed, mixed.length);
        List<Integer> byDigit = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            for (int place : mixed) if (labels[place] == digit) byDigit.add(place);
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < byDigit.size(); i++) {
            if ((i % HELD_BACK == HELD_BACK - 1) == held) chosen.add(byDigit.get(i));
        }
        Collections.sort(chosen);
        int[] places = new int[chosen.size()];
        Arrays.setAll(places, chosen::get);
        return places;
    }

    /** Lets the model from before and the one that was trained read the same digits. */
    Comparison compare(RunSpec spec, Module trained) {
        Module before = reader.build();
        Dataset own = all();
        Dataset held = Datasets.subset(own, places(spec, true));
        Dataset strangers = strangers(spec);
        return new Comparison(
                reader.name(),
                counted(own, before, trained),
                counted(held, before, trained),
                counted(strangers, before, trained));
    }

    private static Comparison.Count counted(Dataset digits, Module before, Module after) {
        if (digits.size() == 0) return new Comparison.Count(0, 0, 0);
        return new Comparison.Count(digits.size(), right(before, digits), right(after, digits));
    }

    private static int right(Module net, Dataset digits) {
        Evaluation read = Evaluation.of(net, digits);
        int right = 0;
        for (int digit = 0; digit < 10; digit++) right += (int) read.confusion().count(digit, digit);
        return right;
    }
}
